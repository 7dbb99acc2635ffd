using System.CommandLine;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Cli.Crossval;

/// <summary><c>tlm crossval memory</c>: the DRAM engine beside recorded runs of Ramulator, or beside arithmetic with the timings of a standard.</summary>
internal sealed class MemoryCrossval : ICrossvalTarget
{
    private readonly Option<string?> _golden = new("--golden") { Description = "Folder with recorded runs as in tests/golden/ramulator." };
    private readonly Option<string?> _curve = new("--curve") { Description = "Standard whose loaded-latency curve is drawn and checked." };
    private readonly Option<string?> _organization = new("--organization") { Description = "Organisation preset of the curve or trace (default: the standard's first)." };
    private readonly Option<string?> _timing = new("--timing") { Description = "Timing preset of the curve or trace (default: the standard's last)." };
    private readonly Argument<string?> _scenario = new("scenario") { Description = "Scenario whose memory traffic is compared (with --against); with --trace, the scenario whose memory is taken.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _against = new("--against") { Description = "Engine to compare with: ramulator (the user's Ramulator 2.1)." };
    private readonly Option<string?> _trace = new("--trace") { Description = "Traffic of a memory: CSV (offer_cycle,type,address) or Ramulator's LD/ST or R/W traces, also .gz (with --against)." };
    private readonly Option<string> _standard = new("--standard") { Description = "Standard of the trace's memory.", DefaultValueFactory = _ => "LPDDR5" };
    private readonly Option<string[]> _set = new("--set") { Description = "Override a value of the scenario: path=value; of a trace's memory: memory.channels=4, memory.scheduler=..., memory.overrides.rank=2 ('tlm describe dram' lists all). May be repeated.", DefaultValueFactory = _ => [] };
    private readonly Option<int> _limit = new("--limit") { Description = "Transactions a channel to compare at most.", DefaultValueFactory = _ => 1_000_000 };
    private readonly Option<string> _out = new("--out") { Description = "Folder for configuration, traffic, raw outputs and report.", DefaultValueFactory = _ => "crossval-memory" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public Command Create()
    {
        Command command = new("memory", "Compare the DRAM engine with Ramulator, with recorded runs, or with what the timings of a standard say.")
        {
            _scenario, _golden, _curve, _against, _trace, _standard, _organization, _timing, _set, _limit, _out, _json,
        };
        command.Validators.Add(result =>
        {
            string?[] modes = [result.GetValue(_golden), result.GetValue(_curve), result.GetValue(_against)];
            if (modes.Count(mode => mode is not null) != 1)
                result.AddError("one of --golden DIR, --curve STANDARD and --against ramulator is needed");
            else if (result.GetValue(_against) is { } engine && engine != "ramulator")
                result.AddError($"--against: '{engine}' is no engine; expected ramulator");
            else if (result.GetValue(_against) is not null && result.GetValue(_scenario) is null && result.GetValue(_trace) is null)
                result.AddError("--against needs a scenario, or --trace FILE, or both (the trace on the scenario's memory)");
        });
        command.SetAction(Compare);
        return command;
    }

    private int Compare(ParseResult parsed)
    {
        bool json = parsed.GetValue(_json);
        if (parsed.GetValue(_against) is not null)
            return CompareWithRamulator(parsed, json);
        string? folder = parsed.GetValue(_golden);
        try
        {
            return folder is not null
                ? GoldenMemoryReport.Print(folder, json)
                : MemoryCurveReport.Print(parsed.GetRequiredValue(_curve)!, parsed.GetValue(_organization), parsed.GetValue(_timing), json);
        }
        catch (DramConfigurationException error)
        {
            throw new InputException(new InputLocation(folder is null ? "--curve" : "--golden"), error.Message, error);
        }
    }

    private int CompareWithRamulator(ParseResult parsed, bool json)
    {
        var (limit, folder) = (parsed.GetValue(_limit), parsed.GetRequiredValue(_out));
        if (limit < 1)
            throw new InputException(new InputLocation("--limit"), $"'{limit}': expected 1 or more");
        var (scenario, set) = (parsed.GetValue(_scenario), parsed.GetRequiredValue(_set));
        if (parsed.GetValue(_trace) is not { } trace)
            return RamulatorComparison.OfScenario(scenario!, set, limit, folder, json);
        var memory = scenario is not null ? TracedMemory.Of(scenario, set) : OfStandard(parsed, set);
        return RamulatorComparison.OfTrace(trace, memory, limit, folder, json);
    }

    private TracedMemory OfStandard(ParseResult parsed, IEnumerable<string> set)
    {
        try
        {
            var standard = StandardLibrary.Load(parsed.GetRequiredValue(_standard));
            var (organization, timing) = (parsed.GetValue(_organization) ?? standard.Organizations[0].Name, parsed.GetValue(_timing) ?? standard.TimingPresets[^1].Name);
            _ = StandardExpander.Expand(standard, new DramSelection { Organization = organization, Timing = timing });
            return TracedMemory.Of(standard.Name, organization, timing, set);
        }
        catch (DramConfigurationException error)
        {
            throw new InputException(new InputLocation("--standard"), error.Message, error);
        }
    }
}
