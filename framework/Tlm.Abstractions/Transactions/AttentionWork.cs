namespace Tlm;

/// <summary>The attention of one layer for one new token of each sequence.</summary>
/// <param name="Sequences">Sequences that decode together.</param>
/// <param name="Heads">Query heads of a sequence.</param>
/// <param name="KeyValueHeads">Key/value heads of a sequence; a divisor of <paramref name="Heads"/>.</param>
/// <param name="HeadDimension">Values of a head.</param>
/// <param name="Context">Tokens of context, the new one included.</param>
/// <param name="BytesPerValue">Bytes of a value.</param>
public readonly record struct AttentionWork(int Sequences, int Heads, int KeyValueHeads, int HeadDimension, long Context, int BytesPerValue)
{
    /// <summary>Bytes of queries, and of keys and values of the new tokens.</summary>
    public long InputBytes => checked((long)Sequences * (Heads + (2L * KeyValueHeads)) * HeadDimension * BytesPerValue);

    /// <summary>Bytes of the outputs.</summary>
    public long OutputBytes => checked((long)Sequences * Heads * HeadDimension * BytesPerValue);

    /// <summary>Bytes of the cache that the layer reads.</summary>
    public long CacheBytes => checked(2L * Sequences * KeyValueHeads * HeadDimension * Context * BytesPerValue);

    /// <summary>Multiply-accumulates of scores and context.</summary>
    public long Macs => checked(2L * Sequences * Heads * HeadDimension * Context);
}
