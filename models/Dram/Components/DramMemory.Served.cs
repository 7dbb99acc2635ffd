namespace Tlm.Models.Dram.Components;

/// <summary>This part: the memory where another engine serves it.</summary>
public sealed partial class DramMemory
{
    /// <summary>
    /// What another engine serves: it runs ahead to where something else may happen in this partition, or to the first completion, whichever comes
    /// first. So it never has to go back, and needs no number of ours.
    /// </summary>
    private async SimTask ServeAsync(ServedChannels served)
    {
        while (true)
        {
            long cycle = CycleAtOrBefore(Now);
            SimTime quiet = Scheduler.QuietUntil;
            if (_group.Count > 0 && quiet > Now)
                served.RunTo(Math.Min(_group.EarliestKnown(), CycleAtOrBefore(quiet - SimTime.FromFemtoseconds(1))));
            else if (_group.Count > 0)
                served.AdvanceTo(cycle);
            if (_meters.IsLookDue(Now))
                Measure();
            if (await RespondAsync(cycle))
                continue;
            if (_group.Count == 0)
                await _arrived;
            else
                await _arrived.WaitAsync(TimeOf(Math.Max(cycle + 1, Math.Min(_group.EarliestKnown(), served.Cycle))) - Now);
        }
    }

    /// <summary>Answers what has completed by a cycle.</summary>
    /// <returns>There was something to answer.</returns>
    private async SimTask<bool> RespondAsync(long cycle)
    {
        bool any = false;
        while (_group.TakeCompleted(cycle) is { } access)
        {
            any = true;
            _meters.End(access, _cycleFemtoseconds, Now);
            await Port.RespondAsync(access.Payload!);
            _answered.Notify();
        }

        if (any && _course.IsLookDue(Now))
            SettleStatistics();
        return any;
    }
}
