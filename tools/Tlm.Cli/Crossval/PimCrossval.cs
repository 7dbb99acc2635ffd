using System.CommandLine;
using System.Text.Json.Nodes;
using Tlm.Models.Pim;
using Tlm.Models.Pim.Comparison;

namespace Tlm.Cli.Crossval;

/// <summary><c>tlm crossval pim</c>: AttAcc HBM-PIM and Duplex' logic die beside recorded runs of their public simulators.</summary>
internal sealed class PimCrossval : ICrossvalTarget
{
    private readonly Option<string> _golden = new("--golden") { Description = "Folder with pim_cycles.csv and cmdtrace_*.csv as in tests/golden/attacc, or mixtral_stages.csv as in tests/golden/duplex.", Required = true };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public Command Create()
    {
        Command command = new("pim", "Compare AttAcc cycles and command traces, and attention on Duplex' logic die, with recorded runs of their public simulators.") { _golden, _json };
        command.SetAction(Compare);
        return command;
    }

    private int Compare(ParseResult parsed)
    {
        string folder = parsed.GetRequiredValue(_golden);
        return CrossvalReport.Print([.. Run(folder).Select(Case)], parsed.GetValue(_json));
    }

    private static IReadOnlyList<ComparisonCase> Run(string folder)
    {
        try
        {
            return PimComparison.Run(folder);
        }
        catch (PimException error)
        {
            throw new InputException(new InputLocation(folder), error.Message, error);
        }
    }

    private static CrossvalCase Case(ComparisonCase item)
    {
        return new CrossvalCase(item.Case, JsonValue.Create(item.Expected), JsonValue.Create(item.Got), item.Exact, item.Met);
    }
}
