namespace Tlm.Models.Cim;

/// <summary>Attention of queries over a cache, for all key/value heads of a layer.</summary>
/// <param name="Heads">Key/value heads.</param>
/// <param name="Queries">Queries that share a key/value head: heads of the group times tokens.</param>
/// <param name="Context">Cached tokens.</param>
/// <param name="Dimension">Dimension of a head.</param>
/// <param name="Address">Where the cache begins in memory: for each head block after block, keys then values.</param>
public readonly record struct CimAttention(int Heads, int Queries, long Context, int Dimension, ulong Address = 0);

/// <summary>A product of vectors with a matrix in the inner-product macros of all engines.</summary>
/// <param name="Inputs">Rows of the matrix.</param>
/// <param name="Outputs">Columns of the matrix.</param>
/// <param name="Vectors">Vectors.</param>
/// <param name="Resident">Whether the matrix is in the macros already; else it is read from memory and written.</param>
/// <param name="Address">Where the matrix begins in memory.</param>
public readonly record struct CimProduct(long Inputs, long Outputs, long Vectors, bool Resident = false, ulong Address = 0);
