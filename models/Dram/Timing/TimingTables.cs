namespace Tlm.Models.Dram.Timing;

/// <summary>
/// The constraint list, resolved for flat state. Commands that wait for the same things form a class. What holds back a whole section is
/// one number per class and section (a gate); what holds back single banks is one number per class and bank (a lane).
/// Built once per configuration and shared by its channels.
/// </summary>
internal sealed class TimingTables
{
    /// <summary>No effect.</summary>
    public const int None = Cycles.Past;

    public required BankHierarchy Hierarchy { get; init; }

    public required CommandTable Commands { get; init; }

    /// <summary>Class of each command.</summary>
    public required int[] ClassOf { get; init; }

    /// <summary>Numbers per section in the gate arrays (classes, rounded up to a vector).</summary>
    public required int GateStride { get; init; }

    /// <summary>Numbers per class in the lane arrays (banks, rounded up to a vector).</summary>
    public required int LaneStride { get; init; }

    public required int Classes { get; init; }

    /// <summary>Latencies a command imposes on the gates of the sections it addresses, [command x GateStride + class].</summary>
    public required int[] OwnGates { get; init; }

    /// <summary>Latencies a command imposes on the gates of all other sections.</summary>
    public required int[] OtherGates { get; init; }

    /// <summary>Which commands impose anything on other sections.</summary>
    public required bool[] ReachesOthers { get; init; }

    /// <summary>Per command and bank where its lane effects start; one entry more at the end.</summary>
    public required int[] LaneStarts { get; init; }

    public required LaneEffect[] LaneEffects { get; init; }

    /// <summary>Window rules of each command.</summary>
    public required WindowRule[][] Windows { get; init; }
}
