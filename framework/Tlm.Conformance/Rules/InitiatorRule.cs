using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>A rule about what a component asks of its targets.</summary>
internal abstract class InitiatorRule(string name) : IRule
{
    public string Name => name;

    public bool IsForTargets => false;

    public (Verdict Verdict, string Seen) Check(Bench bench, string socket)
    {
        Observation first = bench.Listen(socket, MemoryPlan.Fast);
        if (first.Error is not null)
            return (Verdict.Failed, first.Error);
        return first.Answers.Count == 0 ? (Verdict.NotApplicable, "it asks nothing by itself") : Judge(bench, socket, first);
    }

    protected abstract (Verdict Verdict, string Seen) Judge(Bench bench, string socket, Observation first);
}
