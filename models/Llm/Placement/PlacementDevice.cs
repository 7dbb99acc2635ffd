namespace Tlm.Models.Llm;

/// <summary>A device that products go to.</summary>
public sealed record PlacementDevice
{
    /// <summary>Name of the socket and in rules.</summary>
    [Parameter("Name of the socket, and of the device in rules")]
    public required string Name { get; init; }

    /// <summary>The component that holds the weights, where links lie between; null: the one at the other end of the socket.</summary>
    [Parameter("Component that holds the weights, where links lie between (none: the one that the socket is connected to)")]
    public string? Component { get; init; }
}
