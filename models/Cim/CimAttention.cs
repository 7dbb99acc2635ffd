namespace Tlm.Models.Cim;

/// <summary>Attention of queries over a cache, for all key/value heads of a layer.</summary>
/// <param name="Heads">Key/value heads.</param>
/// <param name="Queries">Queries that share a key/value head: heads of the group times tokens.</param>
/// <param name="Context">Cached tokens.</param>
/// <param name="Dimension">Dimension of a head.</param>
/// <param name="Address">Where the cache begins in memory: for each head block after block, keys then values.</param>
public readonly record struct CimAttention(int Heads, int Queries, long Context, int Dimension, ulong Address = 0);
