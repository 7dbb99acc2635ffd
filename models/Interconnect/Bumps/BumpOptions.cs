namespace Tlm.Models.Interconnect;

/// <summary>A face-to-face bump interface between a logic die and a memory die; the defaults are one published chip.</summary>
public sealed record BumpOptions : IValidatableOptions
{
    private const string Chip = "arXiv 2605.09375 (ISSCC 2026, 31.1), translated tables";

    /// <summary>Independent channels; consecutive blocks of addresses go round them.</summary>
    [Parameter("Independent channels", Min = "1", Provenance = Provenance.Published, Source = Chip)]
    public int Channels { get; init; } = 4;

    /// <summary>Data bumps of a channel.</summary>
    [Parameter("Data bumps of a channel", Min = "1", Provenance = Provenance.Published, Source = Chip)]
    public int DataBumps { get; init; } = 512;

    /// <summary>Control bumps of a channel: they carry commands and addresses.</summary>
    [Parameter("Control bumps of a channel", Min = "1", Provenance = Provenance.Derived, Source = Chip + ": 864 / 4")]
    public int ControlBumps { get; init; } = 216;

    /// <summary>Spare data bumps of a channel, for repair.</summary>
    [Parameter("Spare data bumps of a channel", Min = "0")]
    public int SpareBumps { get; init; }

    /// <summary>Faulty data bumps, channel by channel; empty: none.</summary>
    [Parameter("Faulty data bumps, channel by channel")]
    public IReadOnlyList<int> FaultyBumps { get; init; } = [];

    /// <summary>With more faulty bumps than spares a channel runs at the largest half, quarter, ... of its width that is left.</summary>
    [Parameter("Run at a part of the width where spares don't suffice")]
    public bool AllowDegraded { get; init; }

    /// <summary>Bump diameter.</summary>
    [Parameter("Bump diameter", Default = "40 um", Min = "1 nm", Provenance = Provenance.Published, Source = Chip)]
    public Length Diameter { get; init; } = Length.Parse("40 um");

    /// <summary>Distance of neighbouring bumps.</summary>
    [Parameter("Distance of neighbouring bumps", Default = "80 um", Min = "1 nm", Source = "not published; twice the diameter")]
    public Length Pitch { get; init; } = Length.Parse("80 um");

    /// <summary>Area of the upper die.</summary>
    [Parameter("Area of the upper die", Default = "22.21 mm2", Min = "1 nm2", Provenance = Provenance.Published, Source = Chip + ": four ReRAM dies")]
    public Area UpperArea { get; init; } = Area.Parse("22.21 mm2");

    /// <summary>Area of the lower die.</summary>
    [Parameter("Area of the lower die", Default = "55.98 mm2", Min = "1 nm2", Provenance = Provenance.Published, Source = Chip)]
    public Area LowerArea { get; init; } = Area.Parse("55.98 mm2");

    /// <summary>Clock of the bumps, on the memory side.</summary>
    [Parameter("Clock of the bumps", Default = "100 MHz", Min = "1 mHz", Provenance = Provenance.Published, Source = Chip)]
    public Frequency BumpClock { get; init; } = Frequency.FromMegahertz(100);

    /// <summary>Clock of the logic side.</summary>
    [Parameter("Clock of the logic side", Default = "200 MHz", Min = "1 mHz", Provenance = Provenance.Published, Source = Chip + ": capture at 200 MHz")]
    public Frequency LogicClock { get; init; } = Frequency.FromMegahertz(200);

    /// <summary>Two bits a bump and clock instead of one.</summary>
    [Parameter("Two bits a bump and clock instead of one", Provenance = Provenance.Published, Source = Chip)]
    public bool DoubleRate { get; init; }

    /// <summary>Flip-flop stages of the asynchronous FIFO's synchronisers: a crossing takes that many edges of the receiving clock.</summary>
    [Parameter("Synchroniser stages of a clock crossing", Min = "1")]
    public int SynchroniserStages { get; init; } = 2;

    /// <summary>
    /// The latency of the link at <c>in</c> is part of the clock crossings, which it may not exceed: so each die can be a partition, and what a crossing takes at least is
    /// the look-ahead.
    /// </summary>
    [Parameter("The latency of the link at 'in' is part of the clock crossings, not added to them")]
    public bool CrossingOnLink { get; init; }

    /// <summary>Bits of a request's command and address.</summary>
    [Parameter("Bits of a request's command and address", Unit = "bit", Min = "1")]
    public int CommandBits { get; init; } = 64;

    /// <summary>Bytes of consecutive addresses on one channel.</summary>
    [Parameter("Bytes of consecutive addresses on one channel", Unit = "B", Min = "1")]
    public int InterleaveBytes { get; init; } = 64;

    /// <summary>Requests, and responses, inside a channel at a time: depth of its FIFOs.</summary>
    [Parameter("Depth of a channel's FIFOs", Min = "1")]
    public int FifoDepth { get; init; } = 8;

    /// <summary>Bandwidth that the scenario expects; refused if bumps and clock don't give it.</summary>
    [Parameter("Bandwidth that the scenario expects of all channels together")]
    public Bandwidth? Bandwidth { get; init; }

    /// <summary>Energy of a bit over a bump.</summary>
    [Parameter("Energy of a bit over a bump", Default = "0.2 pJ/bit", Source = "not published; short face-to-face wires")]
    public EnergyPerBit Energy { get; init; } = EnergyPerBit.Parse("0.2 pJ/bit");

    /// <summary>Leakage of both sides.</summary>
    [Parameter("Leakage of both sides", Default = "1 mW")]
    public Power Leakage { get; init; } = Power.FromMilliwatts(1);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate() => BumpGeometry.Problems(this);
}
