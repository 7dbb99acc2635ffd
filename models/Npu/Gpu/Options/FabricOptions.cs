namespace Tlm.Models.Npu.Gpu;

/// <summary>What connects the GPUs of a node. A sum over all of them goes round a ring: one step fewer than there are GPUs, each with one GPU's share of the data.</summary>
public sealed record FabricOptions
{
    /// <summary>Time of a step without data.</summary>
    [Parameter("Time of a step of the ring without data", Default = "6.06 us", Provenance = Provenance.Published, Source = "scale-snu/attacc_simulator src/devices.py: fit to A100 with NVLink 3")]
    public SimTime Step { get; init; } = SimTime.FromNanoseconds(6060);

    /// <summary>Bandwidth of a step.</summary>
    [Parameter("Bandwidth of a step of the ring", Default = "111.1 GB/s", Min = "1 bit/s", Provenance = Provenance.Derived, Source = "scale-snu/attacc_simulator src/devices.py: 0.009 ns a byte")]
    public Bandwidth Bandwidth { get; init; } = Bandwidth.Parse("111.1 GB/s");
}
