using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>A rule that drives a target by a plan and asks that every request be answered once.</summary>
internal abstract class TargetRule(string name, Plan plan) : IRule
{
    public string Name => name;

    public bool IsForTargets => true;

    protected Plan Plan => plan;

    public virtual (Verdict Verdict, string Seen) Check(Bench bench, string socket)
    {
        Observation seen = bench.Drive(socket, plan);
        return seen.Problem(plan.Requests) is { } problem ? (Verdict.Failed, problem) : (Verdict.Passed, seen.Summary());
    }
}
