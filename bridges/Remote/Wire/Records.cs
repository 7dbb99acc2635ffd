using System.Runtime.InteropServices;

namespace Tlm.Bridges.Remote.Wire;

/// <summary>Start of an Advance, Stand or Records body; 24 bytes. The records follow.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal record struct BatchHead
{
    /// <summary>Advance: go on to here. Stand: the peer stands here. Records: 0.</summary>
    public long Time;

    /// <summary>Stand: when the peer does something by itself, <see cref="RemoteWire.Never"/> if never.</summary>
    public long Next;

    /// <summary>Stand: 1 asks for the end of the simulation.</summary>
    public uint Flags;

    /// <summary>Records that follow.</summary>
    public uint Count;
}

/// <summary>Start of a record; 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal record struct RecordHead
{
    /// <summary>What it is.</summary>
    public RecordKind Kind;

    /// <summary>Request: 0 read, 1 write, 2 neither. Response: the status.</summary>
    public byte Code;

    /// <summary>Number of the peer's port, from 0 in the order of its description.</summary>
    public ushort Port;

    /// <summary>What follows.</summary>
    public RecordOptions Options;

    /// <summary>0.</summary>
    public ushort Reserved;

    /// <summary>When, in fs.</summary>
    public long Time;

    /// <summary>Which transaction; of a signal the value.</summary>
    public ulong Id;
}

/// <summary>What follows the head of a request; 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal record struct RequestBody
{
    /// <summary>First address.</summary>
    public ulong Address;

    /// <summary>Bytes in total.</summary>
    public long Length;

    /// <summary>Bytes after which the address wraps.</summary>
    public long StreamingWidth;
}

/// <summary>A stream's shape; 56 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal record struct StreamBody
{
    /// <summary>Bytes of a step.</summary>
    public long BytesPerStep;

    /// <summary>Bytes between steps.</summary>
    public long Stride;

    /// <summary>Steps of an inner run.</summary>
    public long Count;

    /// <summary>Bytes between inner runs.</summary>
    public long OuterStride;

    /// <summary>Inner runs.</summary>
    public long OuterCount;

    /// <summary>Time between issue edges in fs.</summary>
    public long Cycle;

    /// <summary>Steps issued at an edge.</summary>
    public int StepsPerCycle;

    /// <summary>Steps without response.</summary>
    public int Outstanding;
}
