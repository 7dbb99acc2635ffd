namespace Tlm.Models.Storage.Nand;

/// <summary>A product of <paramref name="Tokens"/> vectors with one weight matrix that lies in flash.</summary>
/// <param name="Outputs">Rows of the weight matrix.</param>
/// <param name="Inputs">Columns of the weight matrix.</param>
/// <param name="Tokens">Vectors that share each page.</param>
/// <param name="FirstByte">Where the matrix begins, from the first byte of the memory.</param>
public readonly record struct NandGemv(long Outputs, long Inputs, int Tokens = 1, long FirstByte = 0)
{
    /// <summary>Weights of the matrix.</summary>
    public long Weights => checked(Outputs * Inputs);
}
