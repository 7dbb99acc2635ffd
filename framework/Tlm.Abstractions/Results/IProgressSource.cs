namespace Tlm;

/// <summary>A component that knows how far its work has come. Read from another thread while the run goes on, for display only.</summary>
public interface IProgressSource
{
    /// <summary>Work done, work in total (0 when unknown) and what is counted, e.g. <c>tokens</c>.</summary>
    WorkProgress Progress { get; }
}

/// <summary>How far some work has come.</summary>
/// <param name="Done">Items done.</param>
/// <param name="Total">Items in total; 0 when unknown.</param>
/// <param name="Noun">What the items are, plural.</param>
public readonly record struct WorkProgress(long Done, long Total, string Noun);
