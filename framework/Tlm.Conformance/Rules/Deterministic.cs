using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>Two runs give the same answers at the same times.</summary>
internal sealed class Deterministic() : TargetRule("deterministic", new Plan(Way.Channel) { Requests = 48, Outstanding = 8 })
{
    public override (Verdict Verdict, string Seen) Check(Bench bench, string socket)
    {
        Observation first = bench.Drive(socket, Plan);
        Observation second = bench.Drive(socket, Plan);
        if (first.Problem(Plan.Requests) is { } problem)
            return (Verdict.Failed, problem);
        return first.Answers.SequenceEqual(second.Answers) && first.End == second.End
            ? (Verdict.Passed, $"twice {first.Summary()}")
            : (Verdict.Failed, $"first {first.Summary()}, then {second.Summary()}");
    }
}
