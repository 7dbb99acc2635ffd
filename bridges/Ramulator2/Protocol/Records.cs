using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tlm.Bridges.Ramulator2.Protocol;

/// <summary>Start of a window's body; 32 bytes. The request records follow.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct WindowHead
{
    /// <summary>Number of the window, from 0.</summary>
    public ulong Window;

    /// <summary>Cycle to run to; what is due in it is not offered yet.</summary>
    public long Until;

    /// <summary>What is asked for.</summary>
    public WindowOptions Options;

    /// <summary>Records after which the window ends early.</summary>
    public uint RecordLimit;

    /// <summary>Request records that follow.</summary>
    public uint Requests;

    /// <summary>The engine that runs it.</summary>
    public uint Engine;
}

/// <summary>A request: one transaction, or a strided run of them; 72 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct RequestRecord
{
    /// <summary>Number of the request; ascending over the run, below 2^62.</summary>
    public ulong Id;

    /// <summary>Cycle from which on it is offered; not descending over the run.</summary>
    public long OfferCycle;

    /// <summary>Byte address of the first transaction.</summary>
    public ulong Address;

    /// <summary>Channel, or <see cref="Wire.ChannelByAddress"/>.</summary>
    public ushort Channel;

    /// <summary>1 for a write, 0 for a read.</summary>
    public byte Write;

    /// <summary><see cref="RequestOptions"/>.</summary>
    public byte Options;

    /// <summary>Who asks (statistics of the engine only).</summary>
    public uint Source;

    /// <summary>Bytes from a step's address to the next.</summary>
    public long Stride;

    /// <summary>Bytes from an inner run's address to the next.</summary>
    public long OuterStride;

    /// <summary>Steps of an inner run; 1 for a single transaction.</summary>
    public uint Count;

    /// <summary>Inner runs; 1 for a single transaction.</summary>
    public uint OuterCount;

    /// <summary>Steps issued a cycle at most.</summary>
    public uint StepsPerCycle;

    /// <summary>Steps issued and not complete at most.</summary>
    public uint Outstanding;

    /// <summary>Adjacent transactions of a step.</summary>
    public uint TransactionsPerStep;

    /// <summary>Cycles from one chance to issue to the next; 1: every cycle.</summary>
    public uint Interval;
}

/// <summary>An accept or a completion; 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct EventRecord(long Cycle, ulong IdAndKind)
{
    /// <summary>Set where only the first step has completed.</summary>
    public const ulong FirstStep = 1ul << 63;

    /// <summary>The request.</summary>
    public ulong Id => (IdAndKind & ~FirstStep) >> 1;

    /// <summary>The first of the request's steps has completed; asked for by <see cref="RequestOptions.ReportFirst"/>.</summary>
    public bool IsFirstStep => (IdAndKind & FirstStep) != 0;

    /// <summary>The whole request has completed.</summary>
    public bool IsCompletion => (IdAndKind & 1) != 0 && !IsFirstStep;
}

/// <summary>A command on a channel's bus; 48 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct CommandRecord
{
    /// <summary>Cycle.</summary>
    public long Clock;

    /// <summary>Channel.</summary>
    public ushort Channel;

    /// <summary>Index into the command names of the memory.</summary>
    public ushort Command;

    /// <summary>0 for a read's, 1 for a write's, -1 for maintenance.</summary>
    public short Type;

    /// <summary>Who asked; -1 for maintenance.</summary>
    public short Source;

    /// <summary>Ids by level; -1 means all of that level, or a level that the memory does not have.</summary>
    public LevelIds Ids;
}

/// <summary>Ids of the levels of a hierarchy, from the channel down.</summary>
[InlineArray(Wire.MaximumLevels)]
public struct LevelIds
{
    private int _first;
}

/// <summary>Start of the body of a part; 16 bytes. Event records and command records follow.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct PartHead
{
    /// <summary>The engine.</summary>
    public uint Engine;

    /// <summary>Event records that follow.</summary>
    public uint Events;

    /// <summary>Command records behind them.</summary>
    public uint Commands;

    /// <summary>0.</summary>
    public uint Reserved;
}

/// <summary>What a channel counted since its start; 96 bytes. Hits, misses and conflicts: how the bank stood when the first command issued.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct ChannelCounts
{
    /// <summary>Reads by the state of their bank.</summary>
    public ulong ReadRowHits, ReadRowMisses, ReadRowConflicts;

    /// <summary>Writes by the state of their bank.</summary>
    public ulong WriteRowHits, WriteRowMisses, WriteRowConflicts;

    /// <summary>Transactions accepted.</summary>
    public ulong Reads, Writes;

    /// <summary>Of those, reads served from the write queue and writes absorbed by a waiting one.</summary>
    public ulong ReadsForwarded, WritesCoalesced;

    /// <summary>Lengths of the queues at the start of each cycle, summed up.</summary>
    public ulong ReadQueueCycles, WriteQueueCycles;
}

/// <summary>Body of a window's end; 56 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct WindowEnd
{
    /// <summary>Number of the window.</summary>
    public ulong Window;

    /// <summary>Cycle at which the engine stands.</summary>
    public long Cycle;

    /// <summary>Why it ended.</summary>
    public WindowReason Reason;

    /// <summary>CRC-32C of the bodies of all parts of the window.</summary>
    public uint Digest;

    /// <summary>Event records in the parts.</summary>
    public ulong Events;

    /// <summary>Command records in the parts.</summary>
    public ulong Commands;

    /// <summary>Transactions issued by requests and not complete.</summary>
    public ulong InFlight;

    /// <summary>The engine.</summary>
    public uint Engine;

    /// <summary>0.</summary>
    public uint Reserved;
}
