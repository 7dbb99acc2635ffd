namespace Tlm;

/// <summary>How wide the bins of a series are at first, and how many there may be before widths double.</summary>
internal readonly record struct BinLayout(long Width, int Most)
{
    /// <summary>Fine bins that grow with the run.</summary>
    public static readonly BinLayout Growing = new(1_000_000, 1024); // 1 ns

    /// <summary>Bins of a width that somebody asked for; so many that a run seldom outgrows them.</summary>
    public static BinLayout Of(SimTime? width) => width is { } asked ? new(asked.Femtoseconds, 65_536) : Growing;
}
