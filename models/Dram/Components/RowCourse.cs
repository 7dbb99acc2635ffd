using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Components;

/// <summary>Row hits, misses and conflicts of a memory over time. They are statistics, so they are looked at only when every engine stands at the
/// same cycle: when a transaction has completed, and where a region begins or ends.</summary>
internal sealed class RowCourse
{
    private readonly LookPlan _looks = new();
    private readonly (TimeSeries Series, Func<DramCounters, long> Read)[] _outcomes;
    private readonly long[] _seen;

    public RowCourse(StatisticsRegistry statistics)
    {
        _outcomes =
        [
            (statistics.TimeSeries("row_hits_over_time", Unit.Count, "row hits over time"), c => c.ReadRowHits + c.WriteRowHits),
            (statistics.TimeSeries("row_misses_over_time", Unit.Count, "row misses over time"), c => c.ReadRowMisses + c.WriteRowMisses),
            (statistics.TimeSeries("row_conflicts_over_time", Unit.Count, "row conflicts over time"), c => c.ReadRowConflicts + c.WriteRowConflicts),
        ];
        _seen = new long[_outcomes.Length];
    }

    /// <summary>Should the counts be taken over?</summary>
    public bool IsLookDue(SimTime now) => _looks.IsDue(now.Femtoseconds);

    /// <summary>Takes over what settled channels have counted; it was spread over the time since the last look.</summary>
    public void Look(ChannelGroup group, SimTime now)
    {
        for (int outcome = 0; outcome < _outcomes.Length; outcome++)
        {
            long sum = 0;
            for (int channel = 0; channel < group.Channels.Length; channel++)
                sum += _outcomes[outcome].Read(group.CountersOf(channel));
            _outcomes[outcome].Series.AddSpan(_looks.Last, now.Femtoseconds, sum - _seen[outcome]);
            _seen[outcome] = sum;
        }
        _looks.Look(now.Femtoseconds);
    }
}
