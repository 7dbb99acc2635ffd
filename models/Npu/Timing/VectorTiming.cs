using System.Numerics;
using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Timing;

/// <summary>Cycles that an operator takes on the vector units of all cores.</summary>
public sealed class VectorTiming(VectorOptions options, int cores)
{
    /// <summary>Cycles of the vector part of <paramref name="op"/>; 0 if it has none.</summary>
    public long Cycles(Operator op)
    {
        return Cycles(ElementPasses(op));
    }

    /// <summary>Cycles of so many elements times passes; 0 for none.</summary>
    public long Cycles(long elements)
    {
        if (elements == 0)
            return 0;
        long lanes = (long)options.Lanes * cores;
        return options.Startup + ((elements + lanes - 1) / lanes);
    }

    /// <summary>Elements times passes.</summary>
    public long ElementPasses(Operator op)
    {
        if (op.Kind == OperatorKind.Linear)
            return options.HadamardRotation ? checked(op.M * op.K * HadamardPasses(op.K)) : 0;
        return checked(op.VectorElements * Passes(op.Kind));
    }

    /// <summary>A transform of 2^n elements has n butterfly passes; a length with an odd factor is rotated in blocks of its power-of-two part.</summary>
    private static long HadamardPasses(long length)
    {
        return BitOperations.TrailingZeroCount(length);
    }

    private int Passes(OperatorKind kind)
    {
        return kind switch
        {
            OperatorKind.Norm => options.NormPasses,
            OperatorKind.Softmax => options.SoftmaxPasses,
            OperatorKind.Rope => options.RopePasses,
            OperatorKind.Activation => options.ActivationPasses,
            OperatorKind.AttentionScore or OperatorKind.AttentionContext => 0,
            _ => 1,
        };
    }
}
