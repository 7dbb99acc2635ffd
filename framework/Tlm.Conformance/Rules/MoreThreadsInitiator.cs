using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>It asks the same at the same times in one partition and in two, run by one thread, two or four.</summary>
internal sealed class MoreThreadsInitiator() : InitiatorRule("more-threads")
{
    protected override (Verdict Verdict, string Seen) Judge(Bench bench, string socket, Observation first)
    {
        MemoryPlan apart = MemoryPlan.Fast with { Link = MoreThreads.Apart, Threads = 0 };
        Observation together = bench.Listen(socket, apart);
        foreach (int threads in MoreThreads.Threads)
        {
            Observation seen = bench.Listen(socket, apart with { Threads = threads });
            if ((seen.Error ?? together.Error) is { } error)
                return (Verdict.Failed, error);
            if (!seen.Answers.SequenceEqual(together.Answers))
                return (Verdict.Failed, $"in one partition {together.Answers.Count} requests, in two by {threads} threads {seen.Answers.Count}, not the same");
        }
        return (Verdict.Passed, $"in one partition, and in two by {string.Join(", ", MoreThreads.Threads)} threads: {together.Answers.Count} requests by {together.End}");
    }
}
