namespace Tlm.Bridges.Remote.Wire;

/// <summary>What follows the head of a record.</summary>
[Flags]
public enum RecordOptions : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A write's request or a read's response: the bytes. A read's request: bytes are wanted.</summary>
    Data = 1,

    /// <summary>A request: byte enables.</summary>
    ByteEnables = 2,

    /// <summary>A request: the shape of a stream.</summary>
    Stream = 4,

    /// <summary>A response: why it failed.</summary>
    Detail = 8,

    /// <summary>A response: latency stages.</summary>
    Stages = 16,
}
