namespace Tlm.Models.Interconnect;

/// <summary>A link between two places: die to die, package to package, board to board.</summary>
public sealed record LinkOptions : IValidatableOptions
{
    /// <summary>Rate of each direction.</summary>
    [Parameter("Rate of each direction", Default = "64 GB/s", Min = "1 bit/s")]
    public Bandwidth Bandwidth { get; init; } = Bandwidth.FromBytesPerSecond(64_000_000_000);

    /// <summary>Time from the last bit sent to its use at the other end.</summary>
    [Parameter("Time from the last bit sent to its use at the other end", Default = "2 ns", Min = "0 s")]
    public SimTime Latency { get; init; } = SimTime.FromNanoseconds(2);

    /// <summary>Bytes of a request or response beside its data.</summary>
    [Parameter("Bytes of a request or response beside its data", Unit = "B", Min = "0")]
    public int HeaderBytes { get; init; } = 16;

    /// <summary>Bytes of a flit on the wire.</summary>
    [Parameter("Bytes of a flit on the wire", Unit = "B", Min = "1")]
    public int FlitBytes { get; init; } = 1;

    /// <summary>Bytes of a flit that carry header or data; the others are protocol overhead (CRC, credits).</summary>
    [Parameter("Bytes of a flit that carry header or data", Unit = "B", Min = "1")]
    public int FlitPayloadBytes { get; init; } = 1;

    /// <summary>Requests, and responses, inside the link at a time.</summary>
    [Parameter("Requests, and responses, inside the link at a time", Min = "1")]
    public int Capacity { get; init; } = 64;

    /// <summary>Energy of a bit on the wire.</summary>
    [Parameter("Energy of a bit on the wire", Default = "1.3 pJ/bit", Provenance = Provenance.Published, Source = "AttAcc src/config.py: link between device and host")]
    public EnergyPerBit Energy { get; init; } = EnergyPerBit.Parse("1.3 pJ/bit");

    /// <summary>Power drawn all the time.</summary>
    [Parameter("Power drawn all the time", Default = "0 W")]
    public Power StaticPower { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (FlitPayloadBytes > FlitBytes)
            yield return new OptionProblem("flit_payload_bytes", $"a flit of {FlitBytes} bytes can't carry {FlitPayloadBytes}");
    }
}
