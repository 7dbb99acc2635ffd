namespace Tlm.Samples.SystemC;

/// <summary>Whether a master keeps the bus between its requests.</summary>
public enum BusLock
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It asked to.</summary>
    Set,

    /// <summary>It does.</summary>
    Granted,
}

/// <summary>What a master wants of the bus; each priority has one.</summary>
/// <param name="priority">Smaller goes first.</param>
/// <param name="done">Notified when the last word is done.</param>
public sealed class BusRequest(int priority, SimEvent done)
{
    /// <summary>Smaller goes first.</summary>
    public int Priority => priority;

    /// <summary>Notified when the last word is done.</summary>
    public SimEvent Done => done;

    /// <summary>How far it is.</summary>
    public BusStatus Status { get; set; }

    /// <summary>Whether the master keeps the bus.</summary>
    public BusLock Lock { get; set; }

    /// <summary>True for writes.</summary>
    public bool Writes { get; private set; }

    /// <summary>Address of the next word.</summary>
    public uint Address { get; private set; }

    private Memory<int> Rest { get; set; }

    /// <summary>Asks.</summary>
    public void Ask(bool writes, Memory<int> data, uint address, bool locks)
    {
        (Writes, Rest, Address, Status) = (writes, data, address, BusStatus.Request);
        if (locks)
            Lock = Lock == BusLock.Set ? BusLock.Granted : BusLock.Set;
    }

    /// <summary>Has a slave serve the next word.</summary>
    public BusStatus ServeBy(ISlave slave) => slave.Access(Writes, ref Rest.Span[0], Address);

    /// <summary>Goes on to the next word.</summary>
    /// <returns>False when there is none.</returns>
    public bool Step()
    {
        Address += 4;
        Rest = Rest[1..];
        return !Rest.IsEmpty;
    }
}
