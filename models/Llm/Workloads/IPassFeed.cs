namespace Tlm.Models.Llm;

/// <summary>Gives out the passes of a workload one by one, as a device gets to them.</summary>
public interface IPassFeed
{
    /// <summary>The next pass; null when there is none before <paramref name="wake"/> (never: none at all).</summary>
    Step? Next(SimTime now, out SimTime wake);

    /// <summary>Whether a pass may depend on when the one before ended, so that it can't be prepared earlier.</summary>
    bool FollowsTime { get; }

    /// <summary>A pass has ended.</summary>
    void Ended(SimTime now);
}
