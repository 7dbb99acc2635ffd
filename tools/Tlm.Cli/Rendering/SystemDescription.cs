using Spectre.Console;
using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Cli.Rendering;

/// <summary>Prints an elaborated system: components, ports and links, parameters, statistics.</summary>
internal static class SystemDescription
{
    public static void Print(Scenario scenario, IReadOnlyList<Component> components)
    {
        Output.Console.WriteLine($"{scenario.Name}: {scenario.Description.Trim()}");
        PrintComponents(scenario, components);
        PrintPorts(components);
        PrintParameters(scenario);
        PrintStatistics(components);
    }

    private static void PrintComponents(Scenario scenario, IReadOnlyList<Component> components)
    {
        var table = Output.Table("component", "type", "partition", ">ports", ">statistics");
        foreach (var component in components)
        {
            var type = scenario.Components.FirstOrDefault(entry => entry.Name == component.FullName)?.Type.Name ?? component.GetType().Name;
            table.Row(component.FullName, type, component.Context.Partition, $"{component.Ports.Count}", $"{component.Statistics.All.Count}");
        }
        Output.Section("Components", table);
    }

    private static void PrintPorts(IReadOnlyList<Component> components)
    {
        var table = Output.Table("port", "kind", "carries", "connected to", ">latency", ">bandwidth");
        foreach (var port in components.SelectMany(component => component.Ports))
            table.Row(port.FullName, port.Kind, port.ItemName, port.Peer?.FullName ?? "-", port.Timing?.Latency.ToString() ?? "", port.Timing?.Bandwidth?.ToString() ?? "");
        Output.Section("Ports", table);
    }

    private static void PrintParameters(Scenario scenario)
    {
        var table = Output.Table("parameter", "value", "provenance", "source", "written at");
        foreach (var parameter in scenario.Parameters)
            table.Row(parameter.Path, parameter.Text, parameter.Provenance is { } p ? KeyNames.OfMember(p.ToString()) : "", parameter.Source ?? "", parameter.Origin);
        Output.Section("Parameters", table);
    }

    private static void PrintStatistics(IReadOnlyList<Component> components)
    {
        var table = Output.Table("statistic", "kind", "unit", "meaning");
        foreach (var component in components)
            foreach (var statistic in component.Statistics.All)
                table.Row($"{component.FullName}.{statistic.Name}", statistic.Kind, statistic.Unit.Symbol, statistic.Description);
        Output.Section("Statistics", table);
    }
}
