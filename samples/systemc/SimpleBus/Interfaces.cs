namespace Tlm.Samples.SystemC;

/// <summary>How far a request at the bus is.</summary>
public enum BusStatus
{
    /// <summary>Done, or never asked.</summary>
    Ok,

    /// <summary>Asked for.</summary>
    Request,

    /// <summary>The slave is at it, or more words are to come.</summary>
    Wait,

    /// <summary>Refused.</summary>
    Error,
}

/// <summary>Access without time.</summary>
public interface IDirectAccess
{
    /// <summary>Reads a word.</summary>
    bool DirectRead(out int data, uint address);
}

/// <summary>Access that the master polls.</summary>
public interface INonBlockingAccess
{
    /// <summary>Asks for a word.</summary>
    void Read(int priority, Memory<int> data, uint address, bool locks);

    /// <summary>Asks for a word to be written.</summary>
    void Write(int priority, Memory<int> data, uint address, bool locks);

    /// <summary>How far the request of that priority is.</summary>
    BusStatus StatusOf(int priority);
}

/// <summary>Access that waits.</summary>
public interface IBlockingAccess
{
    /// <summary>Reads a burst of words.</summary>
    SimTask<BusStatus> ReadBurstAsync(int priority, Memory<int> data, uint address, bool locks);

    /// <summary>Writes a burst of words.</summary>
    SimTask<BusStatus> WriteBurstAsync(int priority, Memory<int> data, uint address, bool locks);
}

/// <summary>What the bus calls: a memory of a range of addresses.</summary>
public interface ISlave : IDirectAccess
{
    /// <summary>First address.</summary>
    uint Start { get; }

    /// <summary>Last address.</summary>
    uint End { get; }

    /// <summary>Reads or writes a word, or says that it takes longer.</summary>
    BusStatus Access(bool writes, ref int data, uint address);
}

/// <summary>What the bus asks whom to serve next.</summary>
public interface IArbiter
{
    /// <summary>Chooses one of several requests.</summary>
    BusRequest Choose(IReadOnlyList<BusRequest> requests);
}
