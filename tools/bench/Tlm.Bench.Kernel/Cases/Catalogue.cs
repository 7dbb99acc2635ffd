namespace Tlm.Bench.Kernel.Cases;

/// <summary>The cases that have a twin in C++.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<BenchCase> All { get; } =
    [
        Threads("thread-1", 20_000_000, processes: 1, mixed: false),
        Threads("thread-100", 1_000_000, processes: 100, mixed: false),
        Threads("thread-1000", 60_000, processes: 1000, mixed: true),
        Threads("thread-1000-same", 100_000, processes: 1000, mixed: false),
        new("thread-1000-random", 2_500_000, BuildRandom) { IsTimed = true },
        new("event-hop", 1_500_000, static (builder, count) => builder.Add("hop", c => new EventHop(c, count)).Work),
        new("fifo-hop", 1_000_000, static (builder, count) => builder.Add("hop", c => new FifoHop(c, count)).Work),
        new("b_transport-router", 50_000_000, static (builder, count) => BlockingTransport.Build(builder, count, "router")),
        new("b_transport-quantum", 50_000_000, static (builder, count) => BlockingTransport.Build(builder, count, "quantum")),
        new("b_transport-wait", 5_000_000, static (builder, count) => BlockingTransport.Build(builder, count, "wait")),
        new("at-4-phase", 2_000_000, FourPhases.Build),
    ];

    /// <summary>The case of that name.</summary>
    public static BenchCase Find(string name) =>
        All.FirstOrDefault(c => c.Name == name) ?? throw new ArgumentException($"no case '{name}'; known are {string.Join(", ", All.Select(c => c.Name))}");

    private static BenchCase Threads(string name, long nanoseconds, int processes, bool mixed) => new(name, nanoseconds, (builder, _) =>
    {
        var work = new WorkCounter();
        for (int i = 0; i < processes; i++)
        {
            SimTime period = SimTime.FromNanoseconds(10 + (mixed ? i % 7 : 0));
            builder.Add($"p{i}", c => new PeriodicThread(c, period, work));
        }
        return work;
    })
    {
        IsTimed = true,
    };

    private static WorkCounter BuildRandom(Tlm.Kernel.SimulationBuilder builder, long count)
    {
        var work = new WorkCounter();
        for (int i = 0; i < 1000; i++)
        {
            ulong seed = (ulong)i + 1;
            builder.Add($"p{i}", c => new RandomThread(c, seed, work));
        }
        return work;
    }
}
