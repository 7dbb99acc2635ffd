using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>Two runs ask the same at the same times.</summary>
internal sealed class DeterministicInitiator() : InitiatorRule("deterministic")
{
    protected override (Verdict Verdict, string Seen) Judge(Bench bench, string socket, Observation first)
    {
        Observation second = bench.Listen(socket, MemoryPlan.Fast);
        return first.Answers.SequenceEqual(second.Answers) && first.End == second.End
            ? (Verdict.Passed, $"twice {first.Answers.Count} requests by {first.End}")
            : (Verdict.Failed, $"first {first.Answers.Count} requests by {first.End}, then {second.Answers.Count} by {second.End}");
    }
}
