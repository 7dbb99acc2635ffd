namespace Tlm.Models.Storage;

/// <summary>A memory described by latency, bandwidth and how much it can have under way.</summary>
public sealed record MemoryOptions : IValidatableOptions
{
    /// <summary>Size.</summary>
    [Parameter("Size", Default = "16 GiB", Min = "1 B")]
    public DataSize Capacity { get; init; } = DataSize.FromGibibytes(16);

    /// <summary>First address.</summary>
    [Parameter("First address", Default = "0", Min = "0")]
    public long Base { get; init; }

    /// <summary>Time from the arrival of an access to its first data.</summary>
    [Parameter("Time from the arrival of an access to its first data", Default = "100 ns")]
    public SimTime Latency { get; init; } = SimTime.FromNanoseconds(100);

    /// <summary>Rate of the data bus.</summary>
    [Parameter("Rate of the data bus", Default = "51.2 GB/s", Min = "1 bit/s")]
    public Bandwidth Bandwidth { get; init; } = Bandwidth.FromBytesPerSecond(51_200_000_000);

    /// <summary>Accesses (steps of a stream, or whole transactions) under way together.</summary>
    [Parameter("Accesses under way together", Default = "256", Min = "1")]
    public int Outstanding { get; init; } = 256;

    /// <summary>Energy of a bit read.</summary>
    [Parameter("Energy of a bit read", Default = "4 pJ/bit")]
    public EnergyPerBit ReadEnergy { get; init; } = EnergyPerBit.Parse("4 pJ/bit");

    /// <summary>Energy of a bit written.</summary>
    [Parameter("Energy of a bit written", Default = "4 pJ/bit")]
    public EnergyPerBit WriteEnergy { get; init; } = EnergyPerBit.Parse("4 pJ/bit");

    /// <summary>Power drawn all the time.</summary>
    [Parameter("Power drawn all the time", Default = "100 mW")]
    public Power StaticPower { get; init; } = Power.FromMilliwatts(100);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Base > long.MaxValue - Capacity.Bytes)
            yield return new OptionProblem("capacity", $"the memory would end beyond the last address, {long.MaxValue}");
    }
}
