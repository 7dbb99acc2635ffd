namespace Tlm.Models.Npu.Execution;

/// <summary>What the DMA engine has under way, and what room the tile buffers have.</summary>
internal sealed class DmaState
{
    /// <summary>Items that may wait for the compute pipeline; bounds memory, not time, as most carry a load.</summary>
    public const int LookAhead = 256;

    private readonly Queue<(ulong Address, StreamShape Shape, InitiatorSocket To)> _stores = new();
    private readonly int _limit;
    private readonly long _room;
    private int _underWay;
    private long _held;
    private long _next;

    /// <summary>The engine's state for one of <paramref name="lanes"/>, which have equal parts of the room.</summary>
    public DmaState(SimEvent changed, WorkContext context, int lanes)
    {
        Changed = changed;
        _limit = context.Options.Dma.Outstanding;
        _room = checked(context.Tiler.TileBytes * context.Options.Scratchpad.Buffers) / lanes;
    }

    /// <summary>Notified when something ended that the engine may wait for.</summary>
    public SimEvent Changed { get; }

    /// <summary>Whether a store waits to be sent.</summary>
    public bool HasStores => _stores.Count > 0;

    /// <summary>Whether a load may begin now. A tile that is larger than all buffers (by rounding to bursts) comes alone.</summary>
    public bool HasRoomFor(WorkItem item)
    {
        return !item.HasLoad || (_underWay < _limit && (_held == 0 || _held + item.LoadBytes <= _room));
    }

    public void Begin(WorkItem item)
    {
        _underWay++;
        _held += item.LoadBytes;
    }

    public void Arrived()
    {
        _underWay--;
        Changed.Notify();
    }

    public void Free(WorkItem item)
    {
        _held -= item.LoadBytes;
        Changed.Notify();
    }

    public void AddStore(WorkItem item, InitiatorSocket memory)
    {
        _stores.Enqueue((item.StoreAddress, item.Store, item.StoresWeights ? item.WeightSocket! : memory));
    }

    public Payload Load(WorkItem item, Payload payload)
    {
        payload.SetRead(item.LoadAddress, item.Load.Bytes).Stream = item.Load;
        payload.InitiatorTag = item;
        payload.Id = _next++;
        return payload;
    }

    public SendAwaitable<Payload> SendStore(Payload payload)
    {
        (ulong address, StreamShape shape, InitiatorSocket to) = _stores.Dequeue();
        payload.SetWrite(address, shape.Bytes).Stream = shape;
        payload.Id = _next++;
        return to.SendAsync(payload);
    }
}
