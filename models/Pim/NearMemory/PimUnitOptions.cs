namespace Tlm.Models.Pim.NearMemory;

/// <summary>How the units of a rank compute.</summary>
public enum PimMode
{
    /// <summary>All units of the rank together; no ordinary access to the rank meanwhile.</summary>
    AllBank,

    /// <summary>One unit after the other, on ordinary activates; other banks stay accessible.</summary>
    PerBank,
}

/// <summary>The processing units of an LPDDR5-PIM module and what drives them.</summary>
public sealed record PimUnitOptions
{
    /// <summary>Channels of the module, all alike.</summary>
    [Parameter("Channels of the module", Min = "1")]
    public int Channels { get; init; } = 4;

    /// <summary>Ranks of a channel with units (ranks 0 up to this); the others are plain DRAM.</summary>
    [Parameter("Ranks of a channel with units", Min = "1", Provenance = Provenance.Secondary, Source = "LP-Spec sec. VI-B via CAPIM")]
    public int PimRanks { get; init; } = 3;

    /// <summary>All plain DRAM ranks and PIM ranks of a channel.</summary>
    [Parameter("Ranks of a channel", Min = "1", Provenance = Provenance.Secondary, Source = "LP-Spec sec. VI-B via CAPIM")]
    public int Ranks { get; init; } = 4;

    /// <summary>Tokens that one MAC serves: vector ALUs of a unit.</summary>
    [Parameter("Tokens that one MAC serves", Min = "1", Provenance = Provenance.Secondary, Source = "LP-Spec sec. V-B via CAPIM")]
    public int TokensPerPass { get; init; } = 4;

    /// <summary>True: a unit holds the column it has read while all groups of tokens pass by; false: each group reads the weights again.</summary>
    [Parameter("A unit holds a column while all groups of tokens pass by (else each group reads the weights again)", Provenance = Provenance.Assumed, Source = "not published")]
    public bool HoldColumns { get; init; }

    /// <summary>Multipliers of a vector ALU.</summary>
    [Parameter("Multipliers of a vector ALU", Min = "1", Provenance = Provenance.Secondary, Source = "LP-Spec Table II via CAPIM")]
    public int Lanes { get; init; } = 32;

    /// <summary>Bits of a weight: 4, 8 or 16.</summary>
    [Parameter("Bits of a weight", Unit = "bit")]
    public int WeightBits { get; init; } = 8;

    /// <summary>Bits of an input value.</summary>
    [Parameter("Bits of an input value", Unit = "bit")]
    public int InputBits { get; init; } = 8;

    /// <summary>Bytes of a result read back.</summary>
    [Parameter("Bytes of a result", Unit = "B", Min = "1", Provenance = Provenance.Assumed, Source = "32-bit accumulators")]
    public int ResultBytes { get; init; } = 4;

    /// <summary>Bytes of inputs that a rank holds, shared by its units.</summary>
    [Parameter("Bytes of inputs that a rank holds", Unit = "B", Min = "1", Provenance = Provenance.Assumed, Source = "not published")]
    public int InputBufferBytes { get; init; } = 65_536;

    /// <summary>All units together or one by one.</summary>
    [Parameter("All units together or one by one")]
    public PimMode Mode { get; init; } = PimMode.AllBank;

    /// <summary>True: a controller in the rank makes activates, precharges and MACs itself; false: every one crosses the channel's command bus.</summary>
    [Parameter("A controller in the rank makes the commands of the units", Provenance = Provenance.Secondary, Source = "LP-Spec near-data memory controller")]
    public bool LocalControl { get; init; } = true;

    /// <summary>Throws where a parameter is not usable.</summary>
    /// <exception cref="PimException">A width that the units lack, or counts that contradict each other.</exception>
    public void Check()
    {
        if (WeightBits is not (4 or 8 or 16))
            throw new PimException($"PIM units: weights of {WeightBits} bit are not supported, expected 4, 8 or 16");
        if (InputBits is not (8 or 16))
            throw new PimException($"PIM units: inputs of {InputBits} bit are not supported, expected 8 or 16");
        if (PimRanks > Ranks)
            throw new PimException($"PIM module: {PimRanks} PIM ranks of {Ranks} ranks in total");
        foreach (var (name, value) in new[]
                 {
                     ("channels", Channels), ("PIM ranks", PimRanks), ("tokens a pass", TokensPerPass), ("lanes", Lanes),
                     ("result bytes", ResultBytes), ("input buffer bytes", InputBufferBytes),
                 })
        {
            if (value < 1)
                throw new PimException($"PIM module: {name} must be at least 1, found {value}");
        }
    }
}
