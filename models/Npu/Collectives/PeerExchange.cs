using Tlm.Models.Llm;
using Tlm.Models.Npu.Execution;

namespace Tlm.Models.Npu.Collectives;

/// <summary>
/// Exchanges of one lane of work with the other devices of its group. Messages from one device to another keep their order, so a rank knows them by counting. All ranks agree on when an
/// exchange began: at the time of the last one of them.
/// </summary>
internal sealed class PeerExchange(PeerLinks links, int lane)
{
    private readonly Queue<(long Bytes, SimTime Began)>[] _messages = [.. Enumerable.Range(0, links.Ranks).Select(_ => new Queue<(long, SimTime)>())];
    private readonly SimEvent _arrival = links.NewEvent($"message_{lane}");

    /// <summary>When the last exchange began on the last of all ranks.</summary>
    public SimTime Agreed { get; private set; }

    /// <summary>Takes note of a message.</summary>
    public void Arrived(ExchangeExtension message, long bytes)
    {
        _messages[message.From].Enqueue((bytes, message.Began));
        _arrival.Notify();
    }

    /// <summary>Does this rank's steps; adding up takes the vector unit's time. Gives the number of additions.</summary>
    public async SimTask<long> RunAsync(Operator op, LaneShare unit)
    {
        SimTime began = unit.Now;
        long added = 0;
        foreach (ExchangeStep step in links.StepsOf(op))
        {
            if (step.To >= 0)
                await links.SendAsync(step.To, step.Sent, lane, began);
            if (step.From < 0)
                continue;
            Queue<(long Bytes, SimTime Began)> messages = _messages[step.From];
            while (messages.Count == 0)
                await _arrival;
            (long bytes, SimTime theirs) = messages.Dequeue();
            links.Received(step, bytes);
            began = SimTime.Max(began, theirs);
            if (!step.Adds)
                continue;
            added += step.Received;
            await unit.WaitUntil(unit.Clock.Edge(unit.Clock.CyclesCeiling(unit.Now) + links.AddCycles(step.Received)));
        }
        Agreed = SimTime.Max(Agreed, began);
        return added;
    }
}
