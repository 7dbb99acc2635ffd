namespace Tlm.Models.Pim.Device;

/// <summary>What a command starts when it issues at an address, worked out once: slots of the ready table and by how much they are delayed, and where windows of several commands start.</summary>
internal sealed class IssuePlan
{
    /// <summary>Slots that wait for the command; each once.</summary>
    public required int[] Slots { get; init; }

    /// <summary>For each slot the cycles that it waits.</summary>
    public required int[] Latencies { get; init; }

    /// <summary>Nodes at which the command counts in a window.</summary>
    public required (int Level, int Bank)[] Windows { get; init; }
}
