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
}
