namespace Tlm.Transactions;

/// <summary>Where a target lies in the address space.</summary>
public sealed record BusRange
{
    /// <summary>Name of the target: the interconnect's port of that name leads to it.</summary>
    [Parameter("Name of the port that leads to the target")]
    public required string Name { get; init; }

    /// <summary>First address.</summary>
    [Parameter("First address", Unit = "B", Min = "0")]
    public long Base { get; init; }

    /// <summary>Bytes from there on.</summary>
    [Parameter("Size of the range", Min = "1 B")]
    public required DataSize Size { get; init; }

    /// <summary>Address that the target sees for the first one.</summary>
    [Parameter("Address that the target sees for the first address of the range", Unit = "B", Min = "0")]
    public long Origin { get; init; }

    internal ulong First => (ulong)Base;

    internal ulong Last => (ulong)Base + (ulong)(Size.Bytes - 1);

    /// <inheritdoc/>
    public override string ToString() => $"'{Name}' at 0x{First:x}-0x{Last:x}";
}
