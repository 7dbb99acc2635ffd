using Tlm.Conformance.Rules;

namespace Tlm.Conformance;

/// <summary>Runs the rules on a component.</summary>
public static class ConformanceKit
{
    private static readonly IRule[] Rules =
    [
        new BaseProtocol(),
        new BlockingTransport(),
        new EveryRequestAnswered(),
        new BackPressure(),
        new OutOfOrder(),
        new SmallestSize(),
        new LargestSize(),
        new OutOfRange(),
        new Reset(),
        new TimeAdvances(),
        new Deterministic(),
        new MoreThreads(),
        new WellFormedRequests(),
        new SlowMemory(),
        new DeterministicInitiator(),
        new MoreThreadsInitiator(),
    ];

    /// <summary>Names of the rules, in the order in which they are tried.</summary>
    public static IReadOnlyList<string> RuleNames { get; } = [.. Rules.Select(static rule => rule.Name)];

    /// <summary>Holds a component against every rule.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="create">Makes it afresh, for each run.</param>
    /// <param name="patience">Processor time, or time asleep, after which a run counts as standing still; 20 s unless set.</param>
    public static IReadOnlyList<RuleOutcome> Run(string name, Func<ComponentContext, Component> create, TimeSpan? patience = null)
    {
        var bench = new Bench(name, create, patience ?? TimeSpan.FromSeconds(20));
        List<RuleOutcome> outcomes = [];
        foreach ((string socket, bool isTarget) in bench.Sockets())
        {
            foreach (IRule rule in Rules.Where(rule => rule.IsForTargets == isTarget))
            {
                (Verdict verdict, string seen) = rule.Check(bench, socket);
                outcomes.Add(new RuleOutcome(rule.Name, $"{name}.{socket}", verdict, seen));
            }
        }
        return outcomes;
    }
}
