namespace Tlm.Models.Dram.Engine;

/// <summary>What a snapshot leaves out, because it can't matter or is kept beside it.</summary>
[Flags]
internal enum SnapshotScope
{
    /// <summary>Everything is written.</summary>
    Whole = 0,

    /// <summary>Writes that wait and can't be served before the stream ends.</summary>
    WithoutWrites = 1,

    /// <summary>The cycle of the next refresh, where that is all that the refresh manager knows.</summary>
    WithoutRefresh = 2,
}
