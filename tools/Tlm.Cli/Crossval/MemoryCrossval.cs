using System.CommandLine;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Cli.Crossval;

/// <summary><c>tlm crossval memory</c>: the DRAM engine beside recorded runs of Ramulator, or beside arithmetic with the timings of a standard.</summary>
internal sealed class MemoryCrossval : ICrossvalTarget
{
    private readonly Option<string?> _golden = new("--golden") { Description = "Folder with recorded runs as in tests/golden/ramulator." };
    private readonly Option<string?> _curve = new("--curve") { Description = "Standard whose loaded-latency curve is drawn and checked." };
    private readonly Option<string?> _organization = new("--organization") { Description = "Organisation preset of the curve (default: the standard's first)." };
    private readonly Option<string?> _timing = new("--timing") { Description = "Timing preset of the curve (default: the standard's last)." };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public Command Create()
    {
        Command command = new("memory", "Compare the DRAM engine with recorded runs, or with what the timings of a standard say.")
        {
            _golden, _curve, _organization, _timing, _json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_golden) is null == result.GetValue(_curve) is null)
                result.AddError("one of --golden DIR and --curve STANDARD is needed");
        });
        command.SetAction(Compare);
        return command;
    }

    private int Compare(ParseResult parsed)
    {
        bool json = parsed.GetValue(_json);
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
}
