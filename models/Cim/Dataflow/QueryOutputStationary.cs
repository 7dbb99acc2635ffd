namespace Tlm.Models.Cim.Dataflow;

/// <summary>
/// Queries stay in the inner-product macro (a column each), outputs in the outer-product macro (a row each). A key streams through the first and gives one score for each query; a value
/// streams through the second and adds its product with the probabilities. Keys and values are never written.
/// </summary>
internal sealed class QueryOutputStationary(CimOptions options) : AttentionDataflow(options)
{
    public override BlockWork Prepare(long queries, long dimension)
    {
        return new BlockWork(Inner.WriteCycles(dimension, queries), 0, 0, Inner.Bits(dimension, queries));
    }

    public override BlockWork Block(long queries, long dimension, long tokens)
    {
        return new BlockWork(
            Inner.ComputeCycles(dimension, queries, tokens),
            Outer.ComputeCycles(queries, dimension, tokens),
            Inner.BitMacs(dimension, queries, tokens) + Outer.BitMacs(queries, dimension, tokens),
            0);
    }
}
