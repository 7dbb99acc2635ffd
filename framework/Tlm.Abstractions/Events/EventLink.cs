namespace Tlm;

/// <summary>The place of a <see cref="WaitSet"/> among the waiters of one event.</summary>
internal sealed class EventLink(WaitSet set) : ScheduledNode(NodeKind.Link)
{
    internal SimEvent Event = null!;

    internal void Attach()
    {
        State = NodeState.Waiting;
        Event.Waiters.Append(this);
    }

    internal void Detach()
    {
        if (State == NodeState.Waiting)
            Event.Waiters.Remove(this);
        State = NodeState.Free;
    }

    internal void Notified()
    {
        State = NodeState.Free;
        set.Notified(this);
    }
}
