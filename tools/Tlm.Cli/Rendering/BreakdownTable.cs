using Tlm.Observability.Results;

namespace Tlm.Cli.Rendering;

/// <summary>What wholes are made of: where time went, where bytes came from.</summary>
internal static class BreakdownTable
{
    public static void Print(ResultDocument document)
    {
        foreach (var component in document.Measurement.Components)
            foreach (var breakdown in component.Results?.Breakdowns ?? [])
                Print(component.Name, breakdown);
    }

    private static void Print(string component, ResultBreakdown breakdown)
    {
        var table = Output.Table("part", ">amount", ">share", "");
        var whole = breakdown.Parts.Aggregate((Int128)0, (sum, part) => sum + part.Amount);
        foreach (var part in breakdown.Parts)
        {
            var share = whole == 0 ? 0 : (double)part.Amount / (double)whole;
            table.Row(part.Label, Numbers.Show(part.Amount, breakdown.Unit), Numbers.Percent(share), Bars.Of(share));
        }
        Output.Section($"{breakdown.Description} ({component})", table);
    }
}
