using Tlm.Hosting.Binding;

namespace Tlm.Hosting.Elaboration;

/// <summary>Finds ports by the dotted names that scenarios use.</summary>
internal sealed class PortFinder(IReadOnlyList<Component> components)
{
    /// <summary>The port of a name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public Port Find(string path, InputLocation location)
    {
        var dot = path.LastIndexOf('.');
        var owner = components.FirstOrDefault(component => component.FullName == path[..dot]);
        if (owner is null)
            throw new InputException(location, UnknownName.Describe("component", path[..dot], "", components.Select(c => c.FullName)));
        return owner.FindPort(path[(dot + 1)..])
            ?? throw new InputException(location, UnknownName.Describe("port", path, "", PortsBelow(owner).Select(port => port.FullName)));
    }

    /// <summary>The ports of a component and of its parts.</summary>
    public static IEnumerable<Port> PortsBelow(Component component) => component.Ports.Concat(component.Children.SelectMany(PortsBelow));
}
