namespace Tlm.Transactions.Tests.Payloads;

public sealed class PayloadLifetimeRules
{
    private readonly PayloadPool _pool = new("dma");

    [Fact]
    public void A_payload_returns_to_its_pool_with_the_last_release()
    {
        Payload payload = _pool.Rent();
        payload.Acquire();
        payload.Release();
        Assert.Equal(1, _pool.InUse);
        payload.Release();
        Assert.Equal(0, _pool.InUse);
        Assert.Same(payload, _pool.Rent());
    }

    [Fact]
    public void A_payload_released_twice_is_a_named_error()
    {
        Payload payload = _pool.Rent();
        payload.Release();
        var error = Assert.Throws<TransportException>(payload.Release);
        Assert.Equal(TransportRule.ReleasedTwice, error.Rule);
        Assert.Contains("pool 'dma'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payload_used_after_its_release_is_a_named_error()
    {
        Payload payload = _pool.Rent();
        payload.Release();
        Action[] uses =
        [
            () => _ = payload.Address,
            () => payload.Address = 4,
            () => _ = payload.Data,
            () => payload.SetRead(0, 4),
            () => payload.ResponseStatus = ResponseStatus.Ok,
            payload.Acquire,
            payload.Reset,
        ];
        foreach (Action use in uses)
            Assert.Equal(TransportRule.UsedAfterRelease, Assert.Throws<TransportException>(use).Rule);
    }

    [Fact]
    public void A_payload_without_pool_has_no_reference_count()
    {
        var payload = new Payload();
        Assert.Equal(TransportRule.NotManaged, Assert.Throws<TransportException>(payload.Acquire).Rule);
        Assert.Equal(TransportRule.NotManaged, Assert.Throws<TransportException>(payload.Release).Rule);
    }

    [Fact]
    public void A_rented_payload_has_default_attributes()
    {
        Payload payload = _pool.Rent().SetWrite(0x40, 4);
        payload.Data = new byte[8];
        payload.DmiAllowed = true;
        payload.Stream = StreamShape.Contiguous(64, 8);
        payload.Stages.Add(LatencyStage.Bank, SimTime.FromNanoseconds(3));
        payload.Release();
        Payload again = _pool.Rent();
        Assert.Equal((PayloadCommand.Ignore, 0UL, 0L), (again.Command, again.Address, again.Length));
        Assert.True(again.Data.IsEmpty);
        Assert.False(again.DmiAllowed);
        Assert.Null(again.Stream);
        Assert.False(again.Stages.IsMarked);
        Assert.Equal(ResponseStatus.Incomplete, again.ResponseStatus);
    }

    [Fact]
    public void Renting_and_releasing_allocates_nothing_once_the_pool_is_warm()
    {
        _pool.Rent().Release();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            _pool.Rent().SetRead((ulong)i, 8).Release();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
