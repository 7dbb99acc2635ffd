using Tlm;

namespace Samples.Scratchpads;

/// <summary>Options of a <see cref="Scratchpad"/>.</summary>
public sealed record ScratchpadOptions : IValidatableOptions
{
    /// <summary>Bytes.</summary>
    [Parameter("Capacity", Default = "64 KiB", Min = "1 B")]
    public DataSize Capacity { get; init; } = DataSize.FromKibibytes(64);

    /// <summary>Banks that work side by side.</summary>
    [Parameter("Banks, word-interleaved", Default = "8", Min = "1")]
    public int Banks { get; init; } = 8;

    /// <summary>Bytes of a bank's word.</summary>
    [Parameter("Word of a bank", Default = "8 B", Min = "1 B")]
    public DataSize Word { get; init; } = DataSize.FromBytes(8);

    /// <summary>Time that an access keeps a bank busy.</summary>
    [Parameter("Time that a word keeps its bank busy", Default = "1 ns", Min = "1 fs", Provenance = Provenance.Assumed, Source = "sample")]
    public SimTime Cycle { get; init; } = SimTime.FromNanoseconds(1);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Capacity.Bytes % (Banks * Word.Bytes) != 0)
            yield return new OptionProblem("capacity", $"{Capacity} is no multiple of {Banks} banks of {Word}");
    }
}
