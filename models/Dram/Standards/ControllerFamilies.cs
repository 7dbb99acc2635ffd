using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards;

/// <summary>The controller families by the names that Ramulator 2.1 gives them.</summary>
internal static class ControllerFamilies
{
    private static readonly (string Name, ControllerKind Kind)[] _all =
    [
        ("GenericDDR", ControllerKind.SingleBus),
        ("LPDDR5", ControllerKind.SplitActivation),
        ("LPDDR6", ControllerKind.SplitActivation),
        ("HBM12", ControllerKind.DualBus),
        ("HBM34", ControllerKind.DualBusEdges),
    ];

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => _all.Select(family => family.Name);

    /// <summary>The family of a name that is known.</summary>
    public static ControllerKind KindOf(string name) => Array.Find(_all, family => family.Name == name).Kind;
}
