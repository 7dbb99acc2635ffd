namespace Tlm;

/// <summary>What a transaction asks for.</summary>
public enum PayloadCommand
{
    /// <summary>Data from target to initiator.</summary>
    Read,

    /// <summary>Data from initiator to target.</summary>
    Write,

    /// <summary>Neither; extensions say what.</summary>
    Ignore,
}

/// <summary>How a transaction ended (TLM-2.0, IEEE 1666 section 14.17).</summary>
public enum ResponseStatus
{
    /// <summary>No target has answered yet.</summary>
    Incomplete,

    /// <summary>Done.</summary>
    Ok,

    /// <summary>Failed for another reason.</summary>
    GenericError,

    /// <summary>No target, or no such address in it.</summary>
    AddressError,

    /// <summary>The target does not know the command.</summary>
    CommandError,

    /// <summary>The target cannot do this length or streaming width.</summary>
    BurstError,

    /// <summary>The target cannot do byte enables.</summary>
    ByteEnableError,
}

/// <summary>A transaction in the terms of TLM-2.0's generic payload. Who holds it owns it; the initiator releases it after the response.</summary>
public sealed class Payload : ITimedItem
{
    internal PayloadPool? Pool;
    internal Payload? NextInPool;
    internal bool IsFree;

    /// <summary>What is asked for.</summary>
    public PayloadCommand Command { get; set; }

    /// <summary>First byte address.</summary>
    public ulong Address { get; set; }

    /// <summary>Bytes in total, all steps of a stream together.</summary>
    public long Length { get; set; }

    /// <summary>The data; empty in a timing-only run.</summary>
    public Memory<byte> Data { get; set; }

    /// <summary>One byte (0 or 255) a data byte, repeated; empty: all enabled.</summary>
    public Memory<byte> ByteEnable { get; set; }

    /// <summary>Bytes after which the address starts again; 0: as the length.</summary>
    public long StreamingWidth { get; set; }

    /// <summary>How it ended.</summary>
    public ResponseStatus ResponseStatus { get; set; }

    /// <summary>The target can offer direct memory access.</summary>
    public bool DmiAllowed { get; set; }

    /// <summary>The strided run that the payload stands for; null: one access.</summary>
    public StreamShape? Stream { get; set; }

    /// <summary>Where time went.</summary>
    public LatencyStages Stages { get; } = new();

    /// <summary>The initiator's own number.</summary>
    public long Id { get; set; }

    /// <summary>The initiator's own note.</summary>
    public object? InitiatorTag { get; set; }

    /// <summary>Bytes of a request or response beside data.</summary>
    public int HeaderBytes { get; set; }

    /// <summary>Time of the request.</summary>
    public SimTime RequestTime { get; set; }

    /// <summary>True where the response says done.</summary>
    public bool IsOk => ResponseStatus == ResponseStatus.Ok;

    long ITimedItem.TransferBytes => RequestBytes;

    internal long RequestBytes => HeaderBytes + (Command == PayloadCommand.Write ? Length : 0);

    internal long ResponseBytes => HeaderBytes + (Command == PayloadCommand.Read ? Length : 0);

    /// <summary>Makes it a read.</summary>
    public Payload SetRead(ulong address, long length) => Set(PayloadCommand.Read, address, length);

    /// <summary>Makes it a write.</summary>
    public Payload SetWrite(ulong address, long length) => Set(PayloadCommand.Write, address, length);

    /// <summary>Gives it back to its pool; it must not be used after.</summary>
    /// <exception cref="SimulationException">It was released already.</exception>
    public void Release()
    {
        if (IsFree)
            throw new SimulationException($"payload {Id} ({Command} at 0x{Address:x}) is released twice");
        Pool?.Put(this);
    }

    /// <summary>Command, address and length as text.</summary>
    public override string ToString() => $"{Command} 0x{Address:x} +{Length}";

    internal void Clear()
    {
        Command = PayloadCommand.Read;
        (Address, Length, StreamingWidth, Id, HeaderBytes) = (0, 0, 0, 0, 0);
        (Data, ByteEnable) = (default, default);
        ResponseStatus = ResponseStatus.Incomplete;
        DmiAllowed = false;
        (Stream, InitiatorTag) = (null, null);
        RequestTime = default;
        Stages.Clear();
    }

    private Payload Set(PayloadCommand command, ulong address, long length)
    {
        (Command, Address, Length) = (command, address, length);
        ResponseStatus = ResponseStatus.Incomplete;
        return this;
    }
}
