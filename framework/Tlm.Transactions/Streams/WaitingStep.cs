namespace Tlm.Transactions;

// A step that has arrived at the interconnect and waits for its target. Eligible is when it may be granted at the earliest.
internal readonly record struct WaitingStep(long Eligible, int Port, long Sequence, long Step, StreamFlow Flow) : IComparable<WaitingStep>
{
    // The order of arrival, made total by things that do not depend on event order.
    public int CompareTo(WaitingStep other)
    {
        if (Eligible != other.Eligible)
            return Eligible.CompareTo(other.Eligible);
        if (Port != other.Port)
            return Port.CompareTo(other.Port);
        return Sequence != other.Sequence ? Sequence.CompareTo(other.Sequence) : Step.CompareTo(other.Step);
    }
}
