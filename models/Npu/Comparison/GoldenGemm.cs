using System.Globalization;
using Tlm.Models.Npu.Systolic;

namespace Tlm.Models.Npu.Comparison;

/// <summary>One row of a golden file: a product on an array, and what the reference simulator gave.</summary>
internal sealed record GoldenGemm(SystolicMapping Mapping, long BufferedCycles, long Cycles, double OverallPercent, double MappingPercent, double ComputePercent)
{
    public static readonly string[] Columns =
    [
        "dataflow", "array_rows", "array_cols", "M", "N", "K", "Total Cycles (incl. prefetch)", "Total Cycles", "Stall Cycles",
        "Overall Util %", "Mapping Efficiency %", "Compute Util %",
    ];

    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{Short(Mapping.Dataflow)}-{Mapping.Array.Rows}x{Mapping.Array.Columns}-M{Mapping.Shape.M}-N{Mapping.Shape.N}-K{Mapping.Shape.K}");

    public static GoldenGemm Parse(GoldenRow row)
    {
        SystolicArray array = new((int)row.Count("array_rows"), (int)row.Count("array_cols"));
        GemmShape shape = new(row.Count("M"), row.Count("N"), row.Count("K"));
        return new GoldenGemm(
            new SystolicMapping(array, ParseDataflow(row), shape),
            row.Count("Total Cycles (incl. prefetch)"),
            row.Count("Total Cycles"),
            row.Number("Overall Util %"),
            row.Number("Mapping Efficiency %"),
            row.Number("Compute Util %"));
    }

    private static Dataflow ParseDataflow(GoldenRow row)
    {
        return row.Text("dataflow") switch
        {
            "ws" => Dataflow.WeightStationary,
            "os" => Dataflow.OutputStationary,
            "is" => Dataflow.InputStationary,
            string other => throw row.Wrong("dataflow", $"expected ws, os or is, found '{other}'"),
        };
    }

    private static string Short(Dataflow dataflow)
    {
        return dataflow switch { Dataflow.WeightStationary => "ws", Dataflow.OutputStationary => "os", _ => "is" };
    }
}
