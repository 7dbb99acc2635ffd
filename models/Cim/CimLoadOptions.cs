namespace Tlm.Models.Cim;

/// <summary>Attention of a decoder, layer by layer, as sent to compute-in-memory engines.</summary>
public sealed record CimLoadOptions : IValidatableOptions
{
    /// <summary>Layers.</summary>
    [Parameter("Layers", Default = "1", Min = "1")]
    public int Layers { get; init; } = 1;

    /// <summary>Query heads.</summary>
    [Parameter("Query heads", Default = "32", Min = "1", Provenance = Provenance.Published, Source = "Llama-3-8B config.json")]
    public int QueryHeads { get; init; } = 32;

    /// <summary>Key/value heads.</summary>
    [Parameter("Key/value heads", Default = "8", Min = "1", Provenance = Provenance.Published, Source = "Llama-3-8B config.json")]
    public int KeyValueHeads { get; init; } = 8;

    /// <summary>Dimension of a head.</summary>
    [Parameter("Dimension of a head", Default = "128", Min = "1", Provenance = Provenance.Published, Source = "Llama-3-8B config.json")]
    public int HeadDimension { get; init; } = 128;

    /// <summary>Tokens that ask together.</summary>
    [Parameter("Tokens that ask together", Default = "1", Min = "1")]
    public int Tokens { get; init; } = 1;

    /// <summary>Cached tokens.</summary>
    [Parameter("Cached tokens", Default = "1024", Min = "1")]
    public long Context { get; init; } = 1024;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (QueryHeads % KeyValueHeads != 0)
            yield return new OptionProblem("query_heads", $"{QueryHeads} query heads are no multiple of {KeyValueHeads} key/value heads");
    }
}
