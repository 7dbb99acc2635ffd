using Tlm.Kernel;
using Tlm.Models.Dram.Components;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Models.Dram.Tests.Components;

public class DramMemoryTests
{
    /// <summary>The recorded cases whose addresses the memory holds; the others rely on addresses that wrap round.</summary>
    public static TheoryData<string> Cases() => [.. GoldenCase.NamesIn(GoldenFolder.Ramulator).Where(Fits)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Transactions_in_a_simulation_are_answered_in_the_recorded_cycles(string name)
    {
        GoldenCase recorded = GoldenCase.Read(GoldenFolder.Ramulator, name);
        var configuration = recorded.System.Channels[0];
        SimTime clock = SimTime.FromPicoseconds(configuration.ClockPeriodPicoseconds);
        var script = recorded.Requests.Select(request => (clock * request.OfferCycle, Single(request, configuration.Organization.TransactionBytes)));
        SimTime[] answers = Run(RecordedOptions.Of(name), [.. script]);

        Assert.Equal(recorded.Requests.Select(request => clock * request.Complete), answers);
    }

    [Theory]
    [InlineData(1, 64)]
    [InlineData(4, 64)]
    [InlineData(4, 256)]
    public void A_stream_is_answered_when_the_last_of_its_steps_would_be(int channels, int interleave)
    {
        var options = new DramOptions { Channels = channels, Interleave = DataSize.FromBytes(interleave) };
        var shape = StreamShape.Contiguous(64 * 1024, 64, outstanding: 1024);
        SimTime whole = Run(options, [(SimTime.FromNanoseconds(7), payload => payload.SetRead(4096, 0).Stream = shape)])[0];
        var steps = Enumerable.Range(0, 1024).Select(step => (SimTime.FromNanoseconds(7), Read(4096 + (step * 64), 64)));

        Assert.Equal(Run(options, [.. steps]).Max(), whole);
    }

    [Fact]
    public void A_strided_stream_is_answered_when_the_last_of_its_steps_would_be()
    {
        var options = new DramOptions { Channels = 4 };
        var shape = new StreamShape(96, 1000, 50, 4_000_000, 3, Outstanding: 150);
        SimTime whole = Run(options, [(SimTime.Zero, payload => payload.SetRead(128, 0).Stream = shape)])[0];
        var steps = Enumerable.Range(0, 150).Select(step => (SimTime.Zero, Read(128 + shape.OffsetOf(step), 96)));

        Assert.Equal(Run(options, [.. steps]).Max(), whole);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_waits_because_others_are_under_way_waits_in_the_queue_stage(int outstanding)
    {
        var reads = Enumerable.Range(0, 40).Select(read => (SimTime.Zero, Read(read * 8192, 64))).ToArray();
        // the initiator holds the stages of every answer against its time
        SimTime[] answers = Run(new DramOptions { Outstanding = outstanding }, reads);
        Assert.True(answers.Max() > Run(new DramOptions(), reads).Max());
    }

    private static bool Fits(string name)
    {
        GoldenCase recorded = GoldenCase.Read(GoldenFolder.Ramulator, name);
        return recorded.Requests.Max(request => request.Address) < recorded.System.Channels[0].Organization.CapacityBytes;
    }

    private static Action<Payload> Single(GoldenRequest request, int bytes) => payload =>
        _ = request.IsWrite ? payload.SetWrite((ulong)request.Address, bytes) : payload.SetRead((ulong)request.Address, bytes);

    private static Action<Payload> Read(long address, int bytes) => payload => payload.SetRead((ulong)address, bytes);

    private static SimTime[] Run(DramOptions options, IReadOnlyList<(SimTime Time, Action<Payload> Fill)> script)
    {
        SimulationBuilder builder = new();
        ScriptedInitiator initiator = builder.Add("cpu", context => new ScriptedInitiator(context, script));
        DramMemory memory = builder.Add("mem", context => new DramMemory(context, options));
        builder.Connect(initiator.Port, memory.Port, LinkTiming.Immediate);
        builder.Elaborate().Run();
        return initiator.Answers;
    }
}
