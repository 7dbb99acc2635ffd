using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>It asks as much of a memory that takes one request at a time over a link of one place.</summary>
internal sealed class SlowMemory() : InitiatorRule("slow-target")
{
    protected override (Verdict Verdict, string Seen) Judge(Bench bench, string socket, Observation first)
    {
        var slow = new MemoryPlan(SimTime.FromNanoseconds(100), SimTime.FromNanoseconds(100))
        {
            Link = new LinkTiming { Latency = SimTime.FromNanoseconds(5), Capacity = 1 },
        };
        Observation seen = bench.Listen(socket, slow);
        if (seen.Error is not null)
            return (Verdict.Failed, seen.Error);
        return seen.Answers.Count == first.Answers.Count
            ? (Verdict.Passed, $"{seen.Answers.Count} requests by {seen.End}, {first.End} with a fast one")
            : (Verdict.Failed, $"{seen.Answers.Count} requests, {first.Answers.Count} with a fast one");
    }
}
