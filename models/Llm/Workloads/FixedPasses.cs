namespace Tlm.Models.Llm;

/// <summary>Passes that are known beforehand.</summary>
internal sealed class FixedPasses(IReadOnlyList<Step> passes) : IPassFeed
{
    private int _next;

    public bool FollowsTime => false;

    public Step? Next(SimTime now, out SimTime wake)
    {
        wake = SimTime.MaxValue;
        return _next < passes.Count ? passes[_next++] : null;
    }

    public void Ended(SimTime now)
    {
    }
}
