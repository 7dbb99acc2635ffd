namespace Tlm.Models.Interconnect;

/// <summary>A target of a mesh.</summary>
public sealed record MeshTarget
{
    /// <summary>Name of the socket to it.</summary>
    [Parameter("Name of the socket to it")]
    public required string Name { get; init; }

    /// <summary>First address.</summary>
    [Parameter("First address", Min = "0")]
    public long Base { get; init; }

    /// <summary>Bytes of addresses.</summary>
    [Parameter("Bytes of addresses", Min = "1 B")]
    public required DataSize Size { get; init; }

    /// <summary>Node, counted row by row from 0.</summary>
    [Parameter("Node, counted row by row from 0", Min = "0")]
    public required int Node { get; init; }
}

/// <summary>A two-dimensional mesh.</summary>
public sealed record MeshOptions : IValidatableOptions
{
    /// <summary>Nodes of a row.</summary>
    [Parameter("Nodes of a row", Min = "1")]
    public int Columns { get; init; } = 4;

    /// <summary>Rows.</summary>
    [Parameter("Rows", Min = "1")]
    public int Rows { get; init; } = 4;

    /// <summary>Rate of each direction of each link between neighbours.</summary>
    [Parameter("Rate of each direction of a link", Default = "64 GB/s", Min = "1 bit/s")]
    public Bandwidth Bandwidth { get; init; } = Bandwidth.FromBytesPerSecond(64_000_000_000);

    /// <summary>Time through a router and its link, without serialisation.</summary>
    [Parameter("Time through a router and its link", Default = "2 ns", Min = "0 s")]
    public SimTime HopLatency { get; init; } = SimTime.FromNanoseconds(2);

    /// <summary>Bytes of a packet beside its data.</summary>
    [Parameter("Bytes of a packet beside its data", Unit = "B", Min = "0")]
    public int HeaderBytes { get; init; } = 16;

    /// <summary>Packets that a link takes before the router at its end has passed them on: its credits.</summary>
    [Parameter("Credits of a link", Min = "1")]
    public int Credits { get; init; } = 4;

    /// <summary>Energy of a bit over one link and router.</summary>
    [Parameter("Energy of a bit over one link and router", Default = "0.1 pJ/bit")]
    public EnergyPerBit Energy { get; init; } = EnergyPerBit.Parse("0.1 pJ/bit");

    /// <summary>Nodes of the initiators, in the order in which they are bound to <c>in</c>.</summary>
    [Parameter("Nodes of the initiators, in the order in which they are bound")]
    public IReadOnlyList<int> Initiators { get; init; } = [];

    /// <summary>The targets.</summary>
    [Parameter("The targets")]
    public IReadOnlyList<MeshTarget> Targets { get; init; } = [];

    /// <summary>Nodes in total.</summary>
    public int Nodes => Columns * Rows;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        for (int i = 0; i < Initiators.Count; i++)
        {
            if (Initiators[i] < 0 || Initiators[i] >= Nodes)
                yield return new OptionProblem($"initiators[{i}]", $"node {Initiators[i]} is not in the mesh of {Columns} x {Rows} nodes");
        }

        for (int i = 0; i < Targets.Count; i++)
        {
            if (Targets[i].Node >= Nodes)
                yield return new OptionProblem($"targets[{i}].node", $"node {Targets[i].Node} is not in the mesh of {Columns} x {Rows} nodes");
            if (Targets.Take(i).FirstOrDefault(other => Overlap(other, Targets[i])) is { } other)
                yield return new OptionProblem($"targets[{i}].base", $"the addresses of '{Targets[i].Name}' overlap those of '{other.Name}'");
        }
    }

    private static bool Overlap(MeshTarget a, MeshTarget b) => a.Base < b.Base + b.Size.Bytes && b.Base < a.Base + a.Size.Bytes;
}
