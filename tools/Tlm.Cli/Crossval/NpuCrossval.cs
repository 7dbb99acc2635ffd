using System.CommandLine;
using System.Text.Json.Nodes;
using Tlm.Models.Npu.Comparison;

namespace Tlm.Cli.Crossval;

/// <summary><c>tlm crossval npu</c>: systolic array timing beside recorded SCALE-Sim runs.</summary>
internal sealed class NpuCrossval : ICrossvalTarget
{
    private readonly Option<string> _golden = new("--golden") { Description = "CSV with the columns of tests/golden/scalesim/gemm.csv.", Required = true };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public Command Create()
    {
        Command command = new("npu", "Compare systolic array timing with recorded SCALE-Sim runs.") { _golden, _json };
        command.SetAction(Compare);
        return command;
    }

    private int Compare(ParseResult parsed)
    {
        InputFile golden = InputFile.At(parsed.GetRequiredValue(_golden));
        return CrossvalReport.Print([.. SystolicComparison.Run(golden).Select(Case)], parsed.GetValue(_json));
    }

    private static CrossvalCase Case(ComparisonCase item)
    {
        return new CrossvalCase(item.Case, JsonValue.Create(item.Expected), JsonValue.Create(item.Got), item.Exact, item.Met);
    }
}
