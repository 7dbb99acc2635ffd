using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>With many requests under way each one is answered once, in whatever order.</summary>
internal sealed class OutOfOrder() : TargetRule("out-of-order-completion", new Plan(Way.Channel) { Requests = 64, Outstanding = 64 })
{
    public override (Verdict Verdict, string Seen) Check(Bench bench, string socket)
    {
        Observation seen = bench.Drive(socket, Plan);
        if (seen.Problem(Plan.Requests) is { } problem)
            return (Verdict.Failed, problem);
        long swaps = seen.Answers.Zip(seen.Answers.Skip(1)).Count(static pair => pair.First.Id > pair.Second.Id);
        return (Verdict.Passed, $"{seen.Summary()}, {swaps} out of order");
    }
}
