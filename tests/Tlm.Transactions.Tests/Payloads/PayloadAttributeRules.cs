namespace Tlm.Transactions.Tests.Payloads;

public sealed class PayloadAttributeRules
{
    [Theory]
    [InlineData(3, 8)]
    [InlineData(16, 8)]
    public void Byte_enables_whose_length_does_not_divide_the_data_length_are_a_named_error(int enables, int length)
    {
        Payload payload = Write(length);
        payload.ByteEnable = Enumerable.Repeat(ByteEnables.Enabled, enables).ToArray();
        var error = Assert.Throws<TransportException>(payload.Validate);
        Assert.Equal(TransportRule.ByteEnableLength, error.Rule);
        Assert.Contains($"{enables} byte enables", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_enables_are_0x00_or_0xff()
    {
        Payload payload = Write(4);
        payload.ByteEnable = new byte[] { 0xff, 0x01 };
        Assert.Equal(TransportRule.ByteEnableValue, Assert.Throws<TransportException>(payload.Validate).Rule);
    }

    [Fact]
    public void A_short_byte_enable_array_is_applied_again_and_again()
    {
        Payload payload = Write(6);
        payload.ByteEnable = new byte[] { 0xff, 0x00 };
        payload.Validate();
        byte[] target = new byte[6];
        ByteEnables.Copy(payload.Data.Span, target, payload.ByteEnable.Span);
        Assert.Equal(new byte[] { 1, 0, 3, 0, 5, 0 }, target);
        Assert.Equal(3, ByteEnables.CountEnabled(payload));
    }

    [Fact]
    public void A_length_above_the_data_array_and_a_length_of_zero_are_named_errors()
    {
        Payload payload = Write(4);
        payload.Length = 5;
        Assert.Equal(TransportRule.Length, Assert.Throws<TransportException>(payload.Validate).Rule);
        Assert.Equal(TransportRule.Length, Assert.Throws<TransportException>(new Payload().SetRead(0, 0).Validate).Rule);
    }

    [Fact]
    public void The_length_is_a_multiple_of_the_streaming_width()
    {
        Payload payload = Write(6);
        payload.StreamingWidth = 4;
        Assert.Equal(TransportRule.StreamingWidth, Assert.Throws<TransportException>(payload.Validate).Rule);
        payload.StreamingWidth = 3;
        payload.Validate();
        payload.StreamingWidth = 0;
        Assert.Equal(6, payload.StreamingWidth);
    }

    [Fact]
    public void A_failed_response_names_status_and_reason()
    {
        Payload payload = Write(4);
        payload.Fail(ResponseStatus.AddressError, "nothing is mapped at 0x0");
        var error = Assert.Throws<TransportException>(payload.EnsureOk);
        Assert.Equal("address-error", error.Rule);
        Assert.Contains("nothing is mapped", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Latency_stages_sum_to_the_time_that_passed()
    {
        Payload payload = Write(4);
        payload.CheckStages(SimTime.FromNanoseconds(10));
        payload.Stages.Add(LatencyStage.Queue, SimTime.FromNanoseconds(4));
        payload.Stages.Add(LatencyStage.Bank, SimTime.FromNanoseconds(6));
        payload.CheckStages(SimTime.FromNanoseconds(10));
        Assert.Equal(SimTime.FromNanoseconds(6), payload.Stages[LatencyStage.Bank]);
        var error = Assert.Throws<TransportException>(() => payload.CheckStages(SimTime.FromNanoseconds(11)));
        Assert.Equal(TransportRule.LatencyStages, error.Rule);
    }

    private static Payload Write(int length) =>
        new Payload { Data = Enumerable.Range(1, length).Select(static i => (byte)i).ToArray() }.SetWrite(0, length);
}
