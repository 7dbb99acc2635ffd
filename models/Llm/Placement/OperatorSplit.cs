namespace Tlm.Models.Llm;

/// <summary>Cuts operators into the part that the sender computes and the products that go to other devices.</summary>
public sealed class OperatorSplit(LlmNetwork network, ModelPlacement placement)
{
    private readonly ModelPrecision _precision = network.Precision;

    /// <summary>What of <paramref name="op"/> goes to other devices; empty for most kinds of operator.</summary>
    public IReadOnlyList<DeviceProduct> Elsewhere(Operator op)
    {
        return op.Kind switch
        {
            OperatorKind.Linear when placement.Of(op.Weights[0]) is { } placed => [.. Remote(placed).Select(part => Linear(op, placed, part))],
            OperatorKind.AttentionScore or OperatorKind.AttentionContext when placement.CacheOf(op.Layer) is { } placed => [.. Remote(placed).Select(part => Attention(op, part))],
            OperatorKind.KvAppend when placement.CacheOf(op.Layer) is { } placed => [.. Remote(placed).SelectMany(part => Rows(op, part))],
            _ => [],
        };
    }

    /// <summary>What of <paramref name="op"/> the sender computes; null: nothing.</summary>
    public Operator? Here(Operator op)
    {
        return op.Kind switch
        {
            OperatorKind.Linear when placement.Of(op.Weights[0]) is { } placed => HereLinear(op, placed),
            OperatorKind.AttentionScore or OperatorKind.AttentionContext when placement.CacheOf(op.Layer) is not null => HereAttention(op),
            OperatorKind.KvAppend when placement.CacheOf(op.Layer) is not null => op with { KvBytesWritten = OfHeads(op.KvBytesWritten) },
            _ => op,
        };
    }

    /// <summary>Additions of partial sums when the results of <paramref name="op"/> come together.</summary>
    public long Additions(Operator op)
    {
        bool sums = op.Kind == OperatorKind.Linear && placement.Of(op.Weights[0]) is { Along: SplitAxis.Inputs };
        return sums ? op.M * op.N * (placement.Of(op.Weights[0])!.Parts.Count - 1) : 0;
    }

    private static IEnumerable<PlacedPart> Remote(PlacedTensor placed)
    {
        return placed.Parts.Where(part => !part.IsLocal);
    }

    private DeviceProduct Linear(Operator op, PlacedTensor placed, in PlacedPart part)
    {
        return new DeviceProduct(part.Device, placement.ProductOf(op.Weights[0], op.M, placed.Along, part));
    }

    private DeviceProduct Attention(Operator op, in PlacedPart part)
    {
        ulong address = op.Kind == OperatorKind.AttentionScore ? part.Address : part.SecondAddress;
        return new DeviceProduct(part.Device, Cache(op.N, op.K, op.M, part.Count * op.SequenceCount) with { Address = address });
    }

    private IEnumerable<DeviceProduct> Rows(Operator op, PlacedPart part)
    {
        ResidentProduct rows = Cache(op.M, network.Model.HeadDim, 1, part.Count);
        yield return new DeviceProduct(part.Device, rows with { Address = part.Address }, ResidentAction.Store);
        yield return new DeviceProduct(part.Device, rows with { Address = part.SecondAddress }, ResidentAction.Store);
    }

    private ResidentProduct Cache(long outputs, long inputs, long tokens, long instances)
    {
        return new ResidentProduct(outputs, inputs, tokens)
        {
            Instances = instances,
            WeightBits = _precision.KeyValue.Bits,
            InputBits = _precision.ActivationBits,
            ResultBits = _precision.ActivationBits,
        };
    }

    private Operator? HereLinear(Operator op, PlacedTensor placed)
    {
        if (placed.LocalCount == 0)
            return null;
        (long outputs, long inputs) = placed.Along == SplitAxis.Outputs ? (placed.LocalCount, op.K) : (op.N, placed.LocalCount);
        return op with
        {
            N = outputs,
            K = inputs,
            WeightBytes = op.WeightBytes - _precision.BytesOf(op.Weights[0]) + _precision.FormatOf(op.Weights[0]).Bytes(outputs, inputs),
            ActivationBytesIn = _precision.ActivationBytes(op.M * inputs),
            ActivationBytesOut = _precision.ActivationBytes(op.M * outputs),
        };
    }

    private Operator? HereAttention(Operator op)
    {
        if (placement.LocalHeads == 0)
            return null;
        return op with
        {
            Instances = OfHeads(op.Instances),
            KvBytesRead = OfHeads(op.KvBytesRead),
            ActivationBytesIn = OfHeads(op.ActivationBytesIn),
            ActivationBytesOut = OfHeads(op.ActivationBytesOut),
        };
    }

    private long OfHeads(long amount)
    {
        return checked(amount * placement.LocalHeads) / network.Model.KeyValueHeads;
    }
}
