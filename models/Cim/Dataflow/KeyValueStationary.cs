namespace Tlm.Models.Cim.Dataflow;

/// <summary>
/// The keys of a block are written into one macro (a column each), its values into the other (a row each); queries stream through the first, probabilities through the second. A macro computes
/// after it was written, so each block costs its write.
/// </summary>
internal sealed class KeyValueStationary(CimOptions options) : AttentionDataflow(options)
{
    public override BlockWork Prepare(long queries, long dimension)
    {
        return default;
    }

    public override BlockWork Block(long queries, long dimension, long tokens)
    {
        return new BlockWork(
            Inner.WriteCycles(dimension, tokens) + Inner.ComputeCycles(dimension, tokens, queries),
            Outer.WriteCycles(tokens, dimension) + Outer.ComputeCycles(tokens, dimension, queries),
            Inner.BitMacs(dimension, tokens, queries) + Outer.BitMacs(tokens, dimension, queries),
            Inner.Bits(dimension, tokens) + Outer.Bits(tokens, dimension));
    }
}
