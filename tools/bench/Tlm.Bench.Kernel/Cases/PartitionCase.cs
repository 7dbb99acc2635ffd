using System.Diagnostics;
using Tlm.Kernel;

namespace Tlm.Bench.Kernel.Cases;

/// <summary>Two partitions that each do a fixed piece of work a window, on two threads and on one.</summary>
/// <param name="Name">The name of the case.</param>
/// <param name="Microseconds">Work of each partition in a window.</param>
/// <param name="Windows">Windows of a run.</param>
/// <param name="BesideCopies">True: the gain is held against that of two independent copies of the run; false: against one thread.</param>
internal sealed record PartitionCase(string Name, double Microseconds, int Windows, bool BesideCopies)
{
    public static IReadOnlyList<PartitionCase> All { get; } =
    [
        new("partitions-coarse", 20, 4_000, BesideCopies: true),
        new("partitions-fine", 0.5, 60_000, BesideCopies: false),
    ];

    /// <summary>The gain of two threads, and what it is held against; medians over rounds in which both are measured in turn.</summary>
    public (double Ours, double Theirs) Measure(int rounds)
    {
        long steps = WorkPiece.StepsFor(Microseconds);
        _ = Seconds(steps, 1);
        _ = Seconds(steps, 2);
        var ours = new List<double>();
        var theirs = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            double one = Seconds(steps, 1);
            ours.Add(one / Seconds(steps, 2));
            theirs.Add(BesideCopies ? 2 * one / SecondsOfTwoCopies(steps) : 1);
        }
        return (Comparison.Median(ours), Comparison.Median(theirs));
    }

    private double SecondsOfTwoCopies(long steps)
    {
        var watch = Stopwatch.StartNew();
        var copy = new Thread(() => Seconds(steps, 1));
        copy.Start();
        _ = Seconds(steps, 1);
        copy.Join();
        return watch.Elapsed.TotalSeconds;
    }

    private double Seconds(long steps, int threads)
    {
        var builder = new SimulationBuilder(new SimulationOptions { Threads = threads, ReportStarvation = false });
        WorkPiece left = builder.Add("left", c => new WorkPiece(c, steps, Windows), "left");
        WorkPiece right = builder.Add("right", c => new WorkPiece(c, steps, Windows), "right");
        var link = new LinkTiming { Latency = SimTime.FromNanoseconds(100) };
        builder.Connect(left.Out, right.In, link).Connect(right.Out, left.In, link);
        Simulation simulation = builder.Elaborate();
        var watch = Stopwatch.StartNew();
        simulation.Run();
        return watch.Elapsed.TotalSeconds;
    }
}

/// <summary>Computes for a while, sends what came out, and waits for the next window.</summary>
internal sealed class WorkPiece : Component
{
    private ulong _state = 1;

    public WorkPiece(ComponentContext context, long steps, int windows)
        : base(context)
    {
        Out = new OutPort<ulong>(this, "out");
        In = new InPort<ulong>(this, "in");
        async SimTask Run()
        {
            for (int i = 0; i < windows; i++)
            {
                _state = Work(_state, steps);
                await Out.SendAsync(_state);
                await Delay(SimTime.FromNanoseconds(100));
                while (In.TryReceive(out ulong received))
                    _state ^= received;
            }
        }
        Thread("run", Run);
    }

    public OutPort<ulong> Out { get; }

    public InPort<ulong> In { get; }

    /// <summary>How many steps take that long on this machine, by the processor time of this thread.</summary>
    public static long StepsFor(double microseconds)
    {
        const long Probe = 20_000_000;
        _ = Work(1, Probe);
        double start = CpuClock.Seconds;
        ulong result = Work(2, Probe);
        double seconds = CpuClock.Seconds - start;
        return Math.Max(1, (long)(Probe * microseconds * 1e-6 / seconds) + (result == 0 ? 1 : 0));
    }

    private static ulong Work(ulong state, long steps)
    {
        for (long i = 0; i < steps; i++)
            state = (state * 6364136223846793005) + 1442695040888963407;
        return state;
    }
}
