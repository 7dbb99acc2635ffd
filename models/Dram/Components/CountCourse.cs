using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Components;

/// <summary>Row hits, misses and conflicts and the lengths of the queues of a memory over time. They are statistics, so they are looked at only when
/// every engine stands at the same cycle: when a transaction has completed, and where a region begins or ends.</summary>
internal sealed class CountCourse
{
    private readonly LookPlan _looks = new();
    private readonly Part[] _parts;

    /// <summary>Declares the statistics.</summary>
    /// <param name="statistics">Of the memory.</param>
    /// <param name="cycleFemtoseconds">A cycle of the memory.</param>
    public CountCourse(StatisticsRegistry statistics, long cycleFemtoseconds)
    {
        _parts =
        [
            Rows("row_hits_over_time", "row hits over time", c => c.ReadRowHits + c.WriteRowHits),
            Rows("row_misses_over_time", "row misses over time", c => c.ReadRowMisses + c.WriteRowMisses),
            Rows("row_conflicts_over_time", "row conflicts over time", c => c.ReadRowConflicts + c.WriteRowConflicts),
            Queue("read_queue", "DRAM reads in the queues of all channels", c => c.ReadQueueCycles),
            Queue("write_queue", "DRAM writes in the queues of all channels", c => c.WriteQueueCycles),
        ];

        Part Rows(string name, string description, Func<DramCounters, long> read)
        {
            TimeSeries series = statistics.TimeSeries(name, Unit.Count, description);
            return new Part(read, series.AddSpan);
        }

        Part Queue(string name, string description, Func<DramCounters, long> read)
        {
            TimeWeighted level = statistics.TimeWeighted(name, Unit.Count, $"{description}: the mean between looks at the channels");
            return new Part(read, (from, to, cycles) => level.AddIntegral(from, to, Math.BigMul(cycles, cycleFemtoseconds)));
        }
    }

    /// <summary>Should the counts be taken over?</summary>
    public bool IsLookDue(SimTime now) => _looks.IsDue(now.Femtoseconds);

    /// <summary>Takes over what settled channels have counted; it was spread over the time since the last look.</summary>
    public void Look(ChannelGroup group, SimTime now)
    {
        foreach (Part part in _parts)
            part.Look(group, _looks.Last, now.Femtoseconds);
        _looks.Look(now.Femtoseconds);
    }

    /// <summary>A count of the channels and where its course goes.</summary>
    private sealed class Part(Func<DramCounters, long> read, Action<long, long, long> add)
    {
        private long _seen;

        public void Look(ChannelGroup group, long from, long to)
        {
            long sum = group.Sum(read);
            add(from, to, sum - _seen);
            _seen = sum;
        }
    }
}
