using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>The answers are the same in one partition and in two, run by one thread, two or four.</summary>
internal sealed class MoreThreads() : TargetRule("more-threads", new Plan(Way.Channel) { Requests = 48, Outstanding = 8, Link = Apart, Threads = 0 })
{
    public static readonly int[] Threads = [1, 2, 4];

    /// <summary>A link that may cross partitions.</summary>
    public static readonly LinkTiming Apart = new() { Latency = SimTime.FromNanoseconds(3) };

    public override (Verdict Verdict, string Seen) Check(Bench bench, string socket)
    {
        Observation together = bench.Drive(socket, Plan);
        if (together.Problem(Plan.Requests) is { } problem)
            return (Verdict.Failed, problem);
        foreach (int threads in Threads)
        {
            Observation seen = bench.Drive(socket, Plan with { Threads = threads });
            if (seen.Error is not null || !seen.Answers.SequenceEqual(together.Answers))
                return (Verdict.Failed, $"in one partition {together.Summary()}; in two by {threads} threads {seen.Error ?? seen.Summary()}");
        }
        return (Verdict.Passed, $"in one partition, and in two by {string.Join(", ", Threads)} threads: {together.Summary()}");
    }
}
