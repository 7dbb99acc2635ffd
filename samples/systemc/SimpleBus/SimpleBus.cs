namespace Tlm.Samples.SystemC;

/// <summary>A cycle-accurate bus: a word a falling edge, for the request that the arbiter chooses; a slave that waits keeps it.</summary>
public sealed class SimpleBus : Component, IDirectAccess, INonBlockingAccess, IBlockingAccess
{
    private readonly List<BusRequest> _requests = [];
    private BusRequest? _current;

    /// <summary>A bus.</summary>
    public SimpleBus(ComponentContext context)
        : base(context)
    {
        Clock = new SignalIn<bool>(this, "clock");
        Arbiter = new InterfacePort<IArbiter>(this, "arbiter");
        Slaves = new InterfacePort<ISlave>(this, "slaves", maximum: 0);
        Method("act", Act).SensitiveTo(Clock.NegativeEdge).DontInitialize();
    }

    /// <summary>The clock.</summary>
    public SignalIn<bool> Clock { get; }

    /// <summary>Who chooses.</summary>
    public InterfacePort<IArbiter> Arbiter { get; }

    /// <summary>The memories.</summary>
    public InterfacePort<ISlave> Slaves { get; }

    /// <inheritdoc/>
    public bool DirectRead(out int data, uint address)
    {
        data = 0;
        return address % 4 == 0 && SlaveAt(address) is { } slave && slave.DirectRead(out data, address);
    }

    /// <inheritdoc/>
    public void Read(int priority, Memory<int> data, uint address, bool locks) => RequestOf(priority).Ask(false, data, address, locks);

    /// <inheritdoc/>
    public void Write(int priority, Memory<int> data, uint address, bool locks) => RequestOf(priority).Ask(true, data, address, locks);

    /// <inheritdoc/>
    public BusStatus StatusOf(int priority) => RequestOf(priority).Status;

    /// <inheritdoc/>
    public SimTask<BusStatus> ReadBurstAsync(int priority, Memory<int> data, uint address, bool locks) => BurstAsync(false, priority, data, address, locks);

    /// <inheritdoc/>
    public SimTask<BusStatus> WriteBurstAsync(int priority, Memory<int> data, uint address, bool locks) => BurstAsync(true, priority, data, address, locks);

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        for (int i = 1; i < Slaves.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Slaves[i].Start <= Slaves[j].End && Slaves[j].Start <= Slaves[i].End)
                    throw new ElaborationException($"{FullName}: {Slaves[i]} and {Slaves[j]} overlap");
            }
        }
    }

    private async SimTask<BusStatus> BurstAsync(bool writes, int priority, Memory<int> data, uint address, bool locks)
    {
        BusRequest request = RequestOf(priority);
        request.Ask(writes, data, address, locks);
        await request.Done;
        await Clock.PositiveEdge;
        return request.Status;
    }

    private void Act()
    {
        _current ??= Next();
        if (_current is not null)
            Serve(_current);
        if (_current is null)
            ReleaseLocks();
    }

    private void Serve(BusRequest request)
    {
        request.Status = BusStatus.Wait;
        if (request.Address % 4 != 0 || SlaveAt(request.Address) is not { } slave)
        {
            (request.Status, _current) = (BusStatus.Error, null);
            return;
        }
        BusStatus status = request.ServeBy(slave);
        if (status == BusStatus.Wait)
            return;
        _current = null;
        if (status == BusStatus.Ok && request.Step())
            return;
        request.Status = status;
        request.Done.Notify();
    }

    private BusRequest? Next()
    {
        BusRequest[] waiting = [.. _requests.Where(static request => request.Status is BusStatus.Request or BusStatus.Wait)];
        return waiting.Length == 0 ? null : Arbiter.Interface.Choose(waiting);
    }

    private void ReleaseLocks()
    {
        foreach (BusRequest request in _requests)
            request.Lock = request.Lock == BusLock.Granted ? BusLock.Set : BusLock.None;
    }

    private ISlave? SlaveAt(uint address)
    {
        for (int i = 0; i < Slaves.Count; i++)
        {
            if (Slaves[i].Start <= address && address <= Slaves[i].End)
                return Slaves[i];
        }
        return null;
    }

    private BusRequest RequestOf(int priority)
    {
        BusRequest? request = _requests.Find(request => request.Priority == priority);
        if (request is null)
            _requests.Add(request = new BusRequest(priority, new SimEvent(this, $"done{priority}")));
        return request;
    }
}
