using System.CommandLine;
using Tlm.Bench.Bridge;
using Tlm.Bridges.Messaging;

(string Name, int Bytes, bool Encrypted)[] cases =
[
    ("round-trip", 256, true),
    ("round-trip-clear", 256, false),
    ("round-trip-window", 40_000, true), // a thousand records
];

var echo = new Argument<string>("echo") { Description = "The compiled plain peer" };
var only = new Option<string[]>("--case") { Description = "Cases (default: all)", AllowMultipleArgumentsPerToken = true };
only.AcceptOnlyFromAmong([.. cases.Select(one => one.Name)]);
var count = new Option<int>("--round-trips") { Description = "Round trips of a run", DefaultValueFactory = _ => 10_000 };
var repetitions = new Option<int>("--repetitions") { Description = "Alternating runs a side; the median counts", DefaultValueFactory = _ => 5 };
var once = new Option<string?>("--once") { Description = "Measure one implementation once, and print the ns of a round trip" };
var command = new RootCommand("Round trips between two sockets of the bridges, beside a plain pair of libzmq.") { echo, only, count, repetitions, once };
command.SetAction(arguments =>
{
    var comparison = new Comparison(arguments.GetValue(echo)!, arguments.GetValue(repetitions));
    string[] wanted = arguments.GetValue(only) ?? [];
    foreach (var (name, bytes, encrypted) in cases.Where(one => wanted.Length == 0 || wanted.Contains(one.Name)))
    {
        var trips = new RoundTrips(arguments.GetValue(count), bytes, encrypted);
        if (arguments.GetValue(once) is not { } implementation)
            comparison.Run(name, trips);
        else
            Console.WriteLine(trips.Measure(MessageTransports.Open(implementation)));
    }
});
return command.Parse(args).Invoke();
