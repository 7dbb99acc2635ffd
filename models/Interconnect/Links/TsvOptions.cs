namespace Tlm.Models.Interconnect;

/// <summary>A bundle of through-silicon vias between the dies of a stack.</summary>
public sealed record TsvOptions : IValidatableOptions
{
    /// <summary>Vias that carry data, in each direction by turns.</summary>
    [Parameter("Vias that carry data", Min = "1", Provenance = Provenance.Derived, Source = "HBM3: 16 channels of 64 bit")]
    public int Vias { get; init; } = 1024;

    /// <summary>Rate of a via.</summary>
    [Parameter("Rate of a via", Default = "5.2 Gbps", Min = "1 bit/s", Provenance = Provenance.Published, Source = "HBM3 at 5.2 Gb/s a pin, one via a pin")]
    public Bandwidth Rate { get; init; } = Bandwidth.FromBitsPerSecond(5_200_000_000);

    /// <summary>Distance of neighbouring vias.</summary>
    [Parameter("Distance of neighbouring vias", Default = "22 um", Min = "1 nm", Provenance = Provenance.Secondary, Source = "Duplex (arXiv 2409.01141): 50 um before, 22 um with four times the vias")]
    public Length Pitch { get; init; } = Length.Parse("22 um");

    /// <summary>Area of the dies given to vias; null: not checked.</summary>
    [Parameter("Area of the dies given to vias")]
    public Area? Area { get; init; }

    /// <summary>Time through the stack.</summary>
    [Parameter("Time through the stack", Default = "0.5 ns", Min = "0 s")]
    public SimTime Latency { get; init; } = SimTime.FromPicoseconds(500);

    /// <summary>Requests, and responses, inside the bundle at a time.</summary>
    [Parameter("Requests, and responses, inside the bundle at a time", Min = "1")]
    public int Capacity { get; init; } = 64;

    /// <summary>Energy of a bit through the vias.</summary>
    [Parameter("Energy of a bit through the vias", Default = "0.5 pJ/bit", Provenance = Provenance.Published, Source = "AttAcc src/config.py: TSV 0.5 pJ/bit")]
    public EnergyPerBit Energy { get; init; } = EnergyPerBit.Parse("0.5 pJ/bit");

    /// <summary>All vias together.</summary>
    public Bandwidth Total => Rate * Vias;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Area is { } area && ContactField.Of(Vias, Pitch) > area)
            yield return new OptionProblem("area", $"{Vias} vias at a pitch of {Pitch} take {ContactField.Of(Vias, Pitch)}, more than the {area} given to them");
    }
}
