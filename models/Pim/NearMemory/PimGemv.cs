namespace Tlm.Models.Pim.NearMemory;

/// <summary>A batched matrix-vector product on PIM: <paramref name="Tokens"/> vectors times one weight matrix that lies in the PIM ranks.</summary>
/// <param name="Outputs">Rows of the weight matrix.</param>
/// <param name="Inputs">Columns of the weight matrix.</param>
/// <param name="Tokens">Vectors that share the weights.</param>
/// <param name="FirstColumn">First column access (of every unit) of the matrix in its share of the PIM ranks.</param>
public sealed record PimGemv(long Outputs, long Inputs, int Tokens, long FirstColumn = 0)
{
    /// <summary>Bytes of a column access.</summary>
    internal const int ColumnBytes = 32;

    /// <summary>Throws where a size is not usable.</summary>
    /// <exception cref="PimException">A size is below 1, or the place is negative.</exception>
    public void Check()
    {
        if (Outputs < 1 || Inputs < 1 || Tokens < 1)
            throw new PimException($"PIM product of {Outputs} x {Inputs} for {Tokens} tokens: every size must be at least 1");
        if (FirstColumn < 0)
            throw new PimException($"PIM product: first column {FirstColumn} must not be negative");
    }
}
