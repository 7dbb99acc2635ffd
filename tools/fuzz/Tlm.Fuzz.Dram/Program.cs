using System.CommandLine;
using Tlm.Bridges.Processes;
using Tlm.Fuzz.Dram;
using Tlm.Models.Dram.Configuration;

var standards = new Option<string[]>("--standard") { Description = "Standards to draw from (default: all that Ramulator has)", AllowMultipleArgumentsPerToken = true };
var streams = new Option<int>("--streams") { Description = "Streams a standard", DefaultValueFactory = _ => 1000 };
var seed = new Option<int>("--seed") { Description = "Seed", DefaultValueFactory = _ => 1 };
var first = new Option<int>("--first") { Description = "Index of the first stream", DefaultValueFactory = _ => 0 };
var longest = new Option<int>("--requests") { Description = "Requests of a stream at most", DefaultValueFactory = _ => 600 };
var strange = new Option<bool>("--strange") { Description = "Let some timings differ from those of every part" };
var periods = new Option<bool>("--periods") { Description = "Hold strided streams with skipped periods against the same streams step by step (needs no Ramulator)" };
var findings = new Option<string>("--findings") { Description = "Folder for shrunk differences", DefaultValueFactory = _ => "dram-findings" };
var record = new Option<int>("--record") { Description = "Keep so many telling streams a standard instead of looking for differences", DefaultValueFactory = _ => 0 };
var golden = new Option<string>("--golden") { Description = "Where to keep them", DefaultValueFactory = _ => "tests/golden/dram-fuzz" };
var command = new RootCommand("Runs random DRAM configurations and streams through the embedded engine and through Ramulator 2.1 (RAMULATOR_HOME).")
{
    standards, streams, seed, first, longest, strange, periods, findings, record, golden,
};
command.SetAction(arguments =>
{
    if (arguments.GetValue(periods))
        return new StreamCampaign(arguments.GetValue(standards) ?? [], arguments.GetValue(streams), arguments.GetValue(seed), arguments.GetValue(first)).Run(Console.Out);
    var campaign = new Campaign
    {
        Standards = arguments.GetValue(standards) ?? [],
        Streams = arguments.GetValue(streams),
        Seed = arguments.GetValue(seed),
        First = arguments.GetValue(first),
        Longest = arguments.GetValue(longest),
        Strange = arguments.GetValue(strange),
        Findings = arguments.GetValue(findings)!,
        Record = arguments.GetValue(record),
        Golden = arguments.GetValue(golden)!,
    };
    try
    {
        return campaign.Run(Console.Out);
    }
    catch (Exception error) when (error is BridgeException or InvalidOperationException or DramConfigurationException)
    {
        Console.Error.WriteLine(error.Message);
        return 2;
    }
});
return command.Parse(args).Invoke();
