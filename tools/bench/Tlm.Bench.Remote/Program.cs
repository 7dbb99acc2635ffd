using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tlm;
using Tlm.Bench.Remote;

const int Repetitions = 5;
string peers = args[0];

// one request a nanosecond, answered after a microsecond: a thousand share a round trip
Batched("batched-cpp", new RemoteRun(
    Path.Combine(peers, "scratchpad"), [], new() { ["banks"] = "8192", ["cycle"] = "1000000000" }, 1_000_000, 8192, SimTime.FromNanoseconds(1)));
if (File.Exists(Path.Combine(peers, "systemc-memory")))
    Batched("batched-systemc", new RemoteRun(Path.Combine(peers, "systemc-memory"), ["1000"], [], 500_000, 8192, SimTime.FromNanoseconds(1)));
LockStep(new RemoteRun(Path.Combine(peers, "scratchpad"), [], [], 20_000, 1, SimTime.Zero));
return 0;

static void Batched(string name, RemoteRun run)
{
    var runs = Enumerable.Range(0, Repetitions).Select(_ => run.Measure()).ToArray();
    Print(name, "transactions/s", run.Requests / Median(runs.Select(one => one.Seconds)), new { windows = runs[0].Windows, requests = run.Requests });
}

// alternating with the bare round trip, since the machine is never quiet
void LockStep(RemoteRun run)
{
    List<double> ours = [], bare = [];
    for (var i = 0; i < Repetitions; i++)
    {
        bare.Add(Bare());
        var (seconds, windows) = run.Measure();
        ours.Add(seconds / windows * 1e9);
    }

    Print("lock-step", "ns", Median(ours), new { bare = Median(bare), ratio = Median(ours) / Median(bare) });
}

double Bare()
{
    using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(Path.Combine(peers, "echo"), ["pingpong", "20000", "96"]) { RedirectStandardOutput = true })!;
    var text = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return double.Parse(text, CultureInfo.InvariantCulture);
}

static double Median(IEnumerable<double> values) => values.Order().ElementAt(Repetitions / 2);

static void Print(string name, string unit, double value, object more) =>
    Console.WriteLine(JsonSerializer.Serialize(new { name, unit, value = Math.Round(value), more }));
