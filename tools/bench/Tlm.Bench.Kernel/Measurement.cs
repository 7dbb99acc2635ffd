using System.Globalization;
using Tlm.Bench.Kernel.Cases;
using Tlm.Kernel;

namespace Tlm.Bench.Kernel;

/// <summary>What one run of one side reports: the time it took and the work it did.</summary>
internal sealed record Measurement(double Seconds, long Resumptions, long Deltas, long End, long Allocated)
{
    /// <summary>The rate of work.</summary>
    public double MillionsPerSecond => Resumptions / Seconds * 1e-6;

    /// <summary>True where both did the same work.</summary>
    public bool DidTheWorkOf(Measurement other) => (Resumptions, Deltas, End) == (other.Resumptions, other.Deltas, other.End);

    /// <summary>Runs a case in this process: once to warm up, then measured.</summary>
    public static Measurement Of(BenchCase bench)
    {
        Execute(bench, bench.Count / 4);
        Execute(bench, bench.Count / 4);
        Thread.Sleep(200); // lets the compiler finish in the background
        Execute(bench, bench.Count / 4);
        return Execute(bench, bench.Count);
    }

    /// <summary>Reads the key=value line of a child process.</summary>
    public static Measurement Parse(string line)
    {
        Dictionary<string, string> values = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1].Trim());
        long Number(string key) => values.TryGetValue(key, out string? text) ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
        return new Measurement(double.Parse(values["seconds"], CultureInfo.InvariantCulture), Number("resumptions"), Number("deltas"), Number("end"), Number("allocated"));
    }

    /// <summary>The line that a child process prints.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"seconds={Seconds:F9} resumptions={Resumptions} deltas={Deltas} end={End} allocated={Allocated}");

    private static Measurement Execute(BenchCase bench, long count)
    {
        var builder = new SimulationBuilder(new SimulationOptions { ReportStarvation = false });
        WorkCounter work = bench.Build(builder, count);
        Simulation simulation = builder.Elaborate();
        // The first stretch fills pools and lists; bytes are counted from then on, over nearly all of the run.
        SimTime end = BenchCase.EndOf(count);
        long before = GC.GetAllocatedBytesForCurrentThread();
        if (bench.IsTimed)
        {
            simulation.RunUntil(SimTime.FromNanoseconds(20));
            before = GC.GetAllocatedBytesForCurrentThread();
        }
        double start = CpuClock.Seconds;
        RunResult result = bench.IsTimed ? simulation.RunUntil(end) : simulation.Run();
        double seconds = CpuClock.Seconds - start;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new Measurement(seconds, work.Resumptions, result.DeltaCycles, result.End.Femtoseconds, allocated);
    }
}
