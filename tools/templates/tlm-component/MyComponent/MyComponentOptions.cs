using Tlm;

namespace MyModels;

/// <summary>Parameters of a <see cref="MyComponent"/>.</summary>
public sealed record MyComponentOptions
{
    /// <summary>Bytes.</summary>
    [Parameter("Capacity", Default = "1 MiB", Min = "1 B")]
    public DataSize Capacity { get; init; } = DataSize.FromMebibytes(1);

    /// <summary>Time of an access.</summary>
    [Parameter("Time from a request to its response", Default = "20 ns", Min = "0 s", Provenance = Provenance.Assumed, Source = "template")]
    public SimTime Latency { get; init; } = SimTime.FromNanoseconds(20);
}
