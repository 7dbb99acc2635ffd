namespace Tlm.Models.Dram.Engine;

/// <summary>Caller-owned room for what happened during an advance; when it is full the advance stops early.</summary>
public sealed class DramReport
{
    private readonly DramEvent[] _accepts;
    private readonly DramEvent[] _completions;
    private readonly int _capacity;

    /// <summary>Creates a report.</summary>
    /// <param name="capacity">Accepts, and completions, that it holds at most (at least 2).</param>
    public DramReport(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 2);
        _capacity = capacity;
        _accepts = new DramEvent[capacity];
        _completions = new DramEvent[capacity];
        AcceptLimit = capacity;
    }

    /// <summary>Accepts in order.</summary>
    public ReadOnlySpan<DramEvent> Accepts => _accepts.AsSpan(0, AcceptCount);

    /// <summary>Completions in the order in which they became known; reads among themselves complete in this order.</summary>
    public ReadOnlySpan<DramEvent> Completions => _completions.AsSpan(0, CompletionCount);

    /// <summary>Number of accepts.</summary>
    public int AcceptCount { get; private set; }

    /// <summary>Number of completions.</summary>
    public int CompletionCount { get; private set; }

    /// <summary>Accepts after which the report counts as full, at most its capacity.</summary>
    internal int AcceptLimit { get; set; }

    /// <summary>No room for the events of another step.</summary>
    internal bool IsFull => AcceptCount >= AcceptLimit || CompletionCount >= _capacity - 1;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        AcceptCount = 0;
        CompletionCount = 0;
    }

    internal void Accept(long tag, long cycle) => _accepts[AcceptCount++] = new DramEvent(tag, cycle);

    internal void Complete(long tag, long cycle) => _completions[CompletionCount++] = new DramEvent(tag, cycle);
}
