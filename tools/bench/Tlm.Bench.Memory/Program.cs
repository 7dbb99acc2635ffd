using System.CommandLine;
using System.Text.Json;
using Tlm.Bench.Memory;
using Tlm.Bridges.Processes;
using Tlm.Tools.Ramulator;

var only = new Option<string[]>("--case") { Description = "Cases (default: all)", AllowMultipleArgumentsPerToken = true };
var requests = new Option<int>("--requests") { Description = "Requests of a stream", DefaultValueFactory = _ => 1_000_000 };
var repetitions = new Option<int>("--repetitions") { Description = "Alternating runs a side; the median counts", DefaultValueFactory = _ => 5 };
var once = new Option<string?>("--once") { Description = "Run one case once, ours only, and report the run as JSON" };
var command = new RootCommand("Requests a second of the embedded DRAM engine, beside Ramulator 2.1 where RAMULATOR_HOME is set.") { only, requests, repetitions, once };
command.SetAction(arguments =>
{
    int count = arguments.GetValue(requests);
    if (arguments.GetValue(once) is { } single)
        return RunOnce(single, count);
    string[] names = arguments.GetValue(only) is { Length: > 0 } chosen ? chosen : [.. BenchCase.All.Select(benchCase => benchCase.Name), .. StreamBench.Names, BridgeBench.Name];
    try
    {
        return RunAll(names, count, arguments.GetValue(repetitions));
    }
    catch (BridgeException problem)
    {
        Console.Error.WriteLine(problem.Message);
        return 2;
    }
});
return command.Parse(args).Invoke();

static BenchCase Find(string name) => BenchCase.All.FirstOrDefault(benchCase => benchCase.Name == name)
    ?? throw new ArgumentException($"no case '{name}'; known are {string.Join(", ", BenchCase.All.Select(benchCase => benchCase.Name).Concat(StreamBench.Names).Append(BridgeBench.Name))}");

static int RunOnce(string name, int count)
{
    if (StreamBench.Names.Contains(name))
        return Report(StreamBench.Measure(maySkip: true));
    var benchCase = Find(name);
    var configuration = benchCase.Configuration();
    var stream = BenchStream.Create(benchCase.Kind, configuration.Organization, count);
    var (run, allocated) = EmbeddedRun.Measure(configuration, stream);
    return Report(new OneRun(run.Cycles, run.SumOfCompletions, run.Seconds, allocated));
}

static int Report(OneRun run)
{
    Console.WriteLine(JsonSerializer.Serialize(run));
    return 0;
}

static int RunAll(string[] names, int count, int runs)
{
    string folder = Directory.CreateTempSubdirectory("tlm-bench-").FullName;
    try
    {
        var ramulator = RamulatorDriver.IsWanted ? RamulatorDriver.Build() : null;
        var bench = new MemoryBench(count, runs, ramulator, folder);
        bool equal = true;
        foreach (string name in names)
            equal &= RunCase(name);
        return equal ? 0 : 1;

        bool RunCase(string name)
        {
            if (StreamBench.Names.Contains(name))
                return new StreamBench(runs).Run(name, Console.Out);
            // the bridge leads to Ramulator: without it there is nothing to measure
            if (name == BridgeBench.Name)
                return ramulator is null || new BridgeBench(count, runs, ramulator, folder).Run(Console.Out);
            return bench.Run(Find(name), Console.Out);
        }
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}
