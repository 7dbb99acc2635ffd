using System.Diagnostics;
using System.Globalization;
using Tlm.Bench.Kernel.Cases;

namespace Tlm.Bench.Kernel;

/// <summary>Runs both sides of each case in turn, in processes of their own, and prints the medians.</summary>
internal static class Comparison
{
    private const int Rounds = 5;

    public static int Run(string twin, string[] names)
    {
        int failures = 0;
        foreach (BenchCase bench in Catalogue.All.Where(c => names.Length == 0 || names.Contains(c.Name)))
            failures += Compare(bench, twin) ? 0 : 1;
        foreach (PartitionCase bench in PartitionCase.All.Where(c => names.Length == 0 || names.Contains(c.Name)))
            new ResultLine(bench.Name, bench.Measure(3 * Rounds)).Print();
        return failures == 0 ? 0 : 1;
    }

    private static bool Compare(BenchCase bench, string twin)
    {
        var ours = new List<Measurement>();
        var theirs = new List<Measurement>();
        for (int round = 0; round < Rounds; round++)
        {
            if (twin.Length > 0)
                theirs.Add(Start(twin, bench.Name, bench.Count));
            ours.Add(Start(Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "Tlm.Bench.Kernel.dll"), "measure", bench.Name, bench.Count));
        }
        if (theirs.Exists(t => !t.DidTheWorkOf(ours[0])) || ours.Exists(o => !o.DidTheWorkOf(ours[0])))
        {
            Console.Error.WriteLine($"{bench.Name} is void: the work differs\n  ours:   {ours[0]}\n  theirs: {theirs.FirstOrDefault()}");
            return false;
        }
        double allocated = (double)ours.Max(o => o.Allocated) / ours[0].Resumptions;
        double? other = theirs.Count > 0 ? Median(theirs.Select(t => t.MillionsPerSecond)) : null;
        new ResultLine(bench.Name, Median(ours.Select(o => o.MillionsPerSecond)), other, "million resumptions per processor second", allocated).Print();
        return true;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static Measurement Start(string program, params object[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (object argument in arguments)
            start.ArgumentList.Add(Convert.ToString(argument, CultureInfo.InvariantCulture)!);
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string line = output.Split('\n').Last(l => l.StartsWith("seconds=", StringComparison.Ordinal));
        return Measurement.Parse(line);
    }
}
