using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Hosting.Elaboration;

/// <summary>Finds ports that nothing is connected to, with the component of the scenario that they belong to.</summary>
internal static class UnboundPorts
{
    public static IEnumerable<InputProblem> Find(IReadOnlyList<Component> components, Scenario scenario)
    {
        var ports = components.SelectMany(component => component.Ports).ToArray();
        foreach (var port in ports.Where(port => !port.IsBound && !port.IsOptional))
            yield return new InputProblem(PlaceOf(port, scenario), Describe(port, ports));
    }

    private static string Describe(Port port, Port[] all)
    {
        var free = all.Where(other => !other.IsBound && other.Owner != port.Owner && other.ItemType == port.ItemType && other.Kind != port.Kind)
            .Select(other => other.FullName).ToArray();
        var hint = free.Length > 0 ? $" (free ports that fit: {string.Join(", ", free)})" : "";
        return $"{port.Kind} '{port.FullName}' is not connected: expected a link in 'connect' that names it{hint}";
    }

    private static InputLocation PlaceOf(Port port, Scenario scenario)
    {
        var root = port.FullName.Split('.')[0];
        return scenario.Components.FirstOrDefault(entry => entry.Name == root)?.Location ?? new InputLocation(scenario.File);
    }
}
