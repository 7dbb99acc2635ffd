namespace Tlm.Models.Npu.Systolic;

/// <summary>C[M,N] = A[M,K] x B[K,N]; A are activations, B weights.</summary>
public readonly record struct GemmShape(long M, long N, long K)
{
    /// <summary>Multiply-accumulates.</summary>
    public long Macs => checked(M * N * K);
}
