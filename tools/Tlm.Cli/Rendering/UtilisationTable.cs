using Tlm.Observability.Results;

namespace Tlm.Cli.Rendering;

/// <summary>How busy each component was.</summary>
internal static class UtilisationTable
{
    public static void Print(ResultDocument document)
    {
        var table = Output.Table("component", "type", "of", ">share", "");
        foreach (var component in document.Measurement.Components)
            foreach (var statistic in component.Statistics)
                if (statistic.Utilisation is { } share)
                    table.Row(component.Name, component.Type, statistic.Description, Numbers.Percent(share), Bars.Of(share));
        Output.Section("Utilisation", table);
    }
}
