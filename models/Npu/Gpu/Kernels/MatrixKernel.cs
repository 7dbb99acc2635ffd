namespace Tlm.Models.Npu.Gpu;

/// <summary>Equal, independent products of <paramref name="M"/> x <paramref name="K"/> by <paramref name="K"/> x <paramref name="N"/> on one GPU.</summary>
/// <param name="M">Rows of the result.</param>
/// <param name="N">Columns of the result.</param>
/// <param name="K">Length of the sum.</param>
/// <param name="Instances">Products.</param>
/// <param name="Bytes">Bytes of a value.</param>
/// <param name="Tiled">Whether thread blocks share one product by tiles of the result; otherwise each takes a product.</param>
internal readonly record struct MatrixKernel(long M, long N, long K, long Instances, int Bytes, bool Tiled)
{
    /// <summary>Multiply-accumulates.</summary>
    public long Macs => checked(M * N * K * Instances);

    /// <summary>Bytes that cross a memory level which holds tiles of so many rows and columns of the result.</summary>
    public long Traffic(long tileRows, long tileColumns)
    {
        long left = Ceiling(N, tileColumns) * M * K;
        long right = Ceiling(M, tileRows) * N * K;
        return checked((left + right + (M * N)) * Bytes * Instances);
    }

    /// <summary>Thread blocks, with tiles of so many rows and columns.</summary>
    public long Blocks(long tileRows, long tileColumns)
    {
        return Tiled ? checked(Ceiling(M, tileRows) * Ceiling(N, tileColumns) * Instances) : Instances;
    }

    private static long Ceiling(long work, long places) => (work + places - 1) / places;
}
