namespace Tlm.Models.Dram.Engine;

/// <summary>What a channel counted since its start (all counts are exact).</summary>
public sealed class DramCounters
{
    internal DramCounters(int commands) => Commands = new long[commands];

    /// <summary>Commands issued, by command index of the configuration.</summary>
    public long[] Commands { get; }

    /// <summary>Reads whose row was open when their first command issued.</summary>
    public long ReadRowHits { get; internal set; }

    /// <summary>Reads whose bank was closed when their first command issued.</summary>
    public long ReadRowMisses { get; internal set; }

    /// <summary>Reads whose bank held another row when their first command issued.</summary>
    public long ReadRowConflicts { get; internal set; }

    /// <summary>Writes whose row was open when their first command issued.</summary>
    public long WriteRowHits { get; internal set; }

    /// <summary>Writes whose bank was closed when their first command issued.</summary>
    public long WriteRowMisses { get; internal set; }

    /// <summary>Writes whose bank held another row when their first command issued.</summary>
    public long WriteRowConflicts { get; internal set; }

    /// <summary>Reads accepted (forwarded ones included).</summary>
    public long ReadsAccepted { get; internal set; }

    /// <summary>Writes accepted (coalesced ones included).</summary>
    public long WritesAccepted { get; internal set; }

    /// <summary>Reads served from the write queue.</summary>
    public long ReadsForwarded { get; internal set; }

    /// <summary>Writes absorbed by a waiting write to the same address.</summary>
    public long WritesCoalesced { get; internal set; }

    /// <summary>Sum over all reads of completion cycle minus accept cycle.</summary>
    public long ReadLatencyCycles { get; internal set; }

    /// <summary>Sum over all cycles of the read queue's length at the start of the cycle.</summary>
    public long ReadQueueCycles { get; internal set; }

    /// <summary>Sum over all cycles of the write queue's length at the start of the cycle.</summary>
    public long WriteQueueCycles { get; internal set; }

    /// <summary>Sum over all cycles of the priority queue's length at the start of the cycle.</summary>
    public long PriorityQueueCycles { get; internal set; }

    /// <summary>Cycles with at least one bank open (from its activation to the command that closes it), summed over the ranks, pseudo-channels or the channel.</summary>
    public long ActiveCycles { get; internal set; }

    /// <summary>All counts, commands last, in a fixed order.</summary>
    internal void CopyTo(Span<long> values)
    {
        ReadOnlySpan<long> named =
        [
            ReadRowHits, ReadRowMisses, ReadRowConflicts, WriteRowHits, WriteRowMisses, WriteRowConflicts,
            ReadsAccepted, WritesAccepted, ReadsForwarded, WritesCoalesced, ReadLatencyCycles,
            ReadQueueCycles, WriteQueueCycles, PriorityQueueCycles, ActiveCycles,
        ];
        named.CopyTo(values);
        Commands.CopyTo(values[named.Length..]);
    }

    /// <summary>Sets all counts, in the order of <see cref="CopyTo"/>.</summary>
    internal void CopyFrom(ReadOnlySpan<long> values)
    {
        (ReadRowHits, ReadRowMisses, ReadRowConflicts) = (values[0], values[1], values[2]);
        (WriteRowHits, WriteRowMisses, WriteRowConflicts) = (values[3], values[4], values[5]);
        (ReadsAccepted, WritesAccepted, ReadsForwarded, WritesCoalesced) = (values[6], values[7], values[8], values[9]);
        (ReadLatencyCycles, ReadQueueCycles, WriteQueueCycles) = (values[10], values[11], values[12]);
        (PriorityQueueCycles, ActiveCycles) = (values[13], values[14]);
        values[NamedCounts..Length].CopyTo(Commands);
    }

    /// <summary>Where the sum of write queue lengths stands among all counts.</summary>
    internal const int WriteQueueCyclesAt = 12;

    /// <summary>Number of counts.</summary>
    internal int Length => NamedCounts + Commands.Length;

    private const int NamedCounts = 15;
}
