namespace Tlm.Hosting.Scenarios.Loading;

/// <summary>The keys at the top of a scenario file.</summary>
internal static class ScenarioKeys
{
    /// <summary>The format version that this program reads (<c>tlm: 1</c>).</summary>
    public const int FormatVersion = 1;

    /// <summary>All keys in the order in which files usually write them.</summary>
    public static readonly string[] All =
    [
        "tlm", "name", "description", "extends", "include", "plugins", "parameters", "components", "connect",
        "address_map", "partitions", "supplies", "run", "claims",
    ];
}
