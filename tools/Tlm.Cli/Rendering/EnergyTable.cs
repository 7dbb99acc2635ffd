using Tlm.Observability.Results;

namespace Tlm.Cli.Rendering;

/// <summary>Energy by component and cause.</summary>
internal static class EnergyTable
{
    public static void Print(ResultDocument document)
    {
        var ledger = document.Measurement.Energy;
        var table = Output.Table("component", "cause", ">energy", ">share", "");
        foreach (var entry in ledger.Entries.Where(entry => entry.Femtojoules != 0))
        {
            var share = (double)entry.Femtojoules / (double)ledger.Total;
            table.Row(entry.Component, entry.Cause, Numbers.Show((double)entry.Femtojoules, Unit.Femtojoules), Numbers.Percent(share), Bars.Of(share));
        }
        Output.Section($"Energy: {Numbers.Show((double)ledger.Total, Unit.Femtojoules)}", table);
    }
}
