using Tlm.Models.Dram.Controllers;
using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Engine;

/// <summary>
/// Skips whole periods of a stretch in which a channel serves nothing but its refreshes. The state is looked at right before a refresh becomes
/// due; where it is the same as before, all between repeats, and so do its counts.
/// </summary>
internal sealed class IdlePeriods(ChannelController controller)
{
    private const int Patience = 8;
    private readonly StreamFrame _frame = new StandingFrame(controller.Parts.Configuration, controller.Parts.Mapper);
    private readonly long[] _counts = new long[controller.Parts.Counters.Length];
    private readonly long[] _referenceCounts = new long[controller.Parts.Counters.Length];
    private int[] _state = [];
    private int[] _reference = [];
    private int _length;
    private long _referenceCycle;
    private long _accepted;
    private int _jumps;
    private long _period;
    private int _points;
    private int _misses;
    private int _mostMisses;

    /// <summary>Skips whole periods, if the state has been met before.</summary>
    /// <param name="horizon">Cycle that is not to be passed.</param>
    /// <returns>The clock was moved.</returns>
    public bool TrySkip(long horizon)
    {
        Follow();
        if (++_points < Patience && _period == 0)
            return false;
        int length = Write();
        if (length == _length && _state.AsSpan(0, length).SequenceEqual(_reference.AsSpan(0, length)))
            return Skip(horizon);
        if (++_misses > _mostMisses)
            BeginAt(length);
        return false;
    }

    private long Now => controller.Epoch + controller.Now;

    /// <summary>What was served since the last stretch ends a search, but not what is known of periods.</summary>
    private void Follow()
    {
        long accepted = controller.Parts.Counters.ReadsAccepted + controller.Parts.Counters.WritesAccepted;
        if (accepted == _accepted && controller.Jumps == _jumps)
            return;
        (_accepted, _jumps) = (accepted, controller.Jumps);
        (_points, _misses) = (0, 0);
        if (_period > 0)
            return;
        (_length, _mostMisses) = (0, 0);
    }

    private int Write()
    {
        if (_state.Length == 0)
            (_state, _reference) = (new int[controller.SnapshotLimit], new int[controller.SnapshotLimit]);
        var writer = new SnapshotWriter(_state, controller.Now);
        controller.Snapshot(ref writer, _frame, 0);
        return writer.Length;
    }

    /// <summary>Takes the present state as the one to be met again; patience grows, so that any period is found.</summary>
    private void BeginAt(int length)
    {
        (_state, _reference) = (_reference, _state);
        (_length, _referenceCycle, _period, _misses) = (length, Now, 0, 0);
        _mostMisses = Math.Max(2 * _mostMisses, 2 * Patience);
        controller.Parts.Counters.CopyTo(_referenceCounts);
    }

    private bool Skip(long horizon)
    {
        controller.Parts.Counters.CopyTo(_counts);
        if (_period == 0)
        {
            _period = Now - _referenceCycle;
            for (int i = 0; i < _counts.Length; i++)
                _referenceCounts[i] = _counts[i] - _referenceCounts[i];
        }

        _misses = 0;
        long times = (horizon - Now) / _period;
        if (times == 0)
            return false;
        for (int i = 0; i < _counts.Length; i++)
            _counts[i] += times * _referenceCounts[i];
        controller.Parts.Counters.CopyFrom(_counts);
        controller.PassIdle(times * _period);
        return true;
    }
}
