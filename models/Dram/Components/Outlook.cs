using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Components;

/// <summary>
/// Runs a copy of a channel ahead, to see when what waits in it completes if nothing more arrives. Where reads keep writes waiting no simple
/// bound is near the truth.
/// </summary>
/// <param name="like">A channel whose configuration and constraints those have that are looked at.</param>
internal sealed class Outlook(DramChannel like)
{
    private const int _mostCycles = 1024;
    private readonly DramChannel _copy = new(like, 1);
    private readonly StandingFrame _frame = new(like.Configuration, like.Controller.Parts.Mapper);
    private readonly DramReport _report = new(256);
    private readonly int[] _room = new int[like.Controller.SnapshotLimit];

    /// <summary>Looks ahead.</summary>
    /// <param name="channel">A channel with an empty offer queue.</param>
    /// <param name="sink">Takes number and cycle of each completion.</param>
    /// <returns>The cycle up to which nothing else completes.</returns>
    public long Look(DramChannel channel, Action<long, long> sink)
    {
        var writer = new SnapshotWriter(_room, channel.Controller.Now);
        channel.Controller.Snapshot(ref writer, _frame, 0);
        // without offers no address is ever compared
        _copy.Controller.Restore(_room.AsSpan(0, writer.Length), _frame, default, 0, channel.Now, 0, SnapshotScope.Whole);
        long last = channel.Now + _mostCycles;
        while (_copy.Waiting > 0 && _copy.Now < last)
        {
            _report.Clear();
            _copy.AdvanceTo(last, _report, untilReport: true);
            foreach (DramEvent completion in _report.Completions)
                sink(completion.Tag, completion.Cycle);
        }

        return _copy.Waiting > 0 ? last : long.MaxValue;
    }
}
