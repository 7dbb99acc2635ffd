namespace Tlm.Models.Storage.Nand;

/// <summary>A product of <paramref name="Tokens"/> vectors with one weight matrix that lies in flash.</summary>
/// <param name="Outputs">Rows of the weight matrix.</param>
/// <param name="Inputs">Columns of the weight matrix.</param>
/// <param name="Tokens">Vectors that share each page.</param>
internal readonly record struct NandGemv(long Outputs, long Inputs, long Tokens)
{
    /// <summary>Weights of the matrix.</summary>
    public long Weights => checked(Outputs * Inputs);

    /// <summary>A product as flash sees it: instances are further rows.</summary>
    public static NandGemv Of(in ResidentProduct product)
    {
        return new NandGemv(checked(product.Outputs * product.Instances), product.Inputs, product.Tokens);
    }
}
