namespace Tlm.Models.Pim.LogicDie;

/// <summary>Where weights lie in the bundle of the units: the same rows of every pseudo-channel, one tensor after the other. An address counts the bytes of a pseudo-channel.</summary>
internal sealed class StackPlaces(LogicPimOptions options, int pseudoChannels, int accessBytes, long bundleBytes)
{
    private readonly long _weights = bundleBytes - InEach(options.ResultsRoom.Bytes, pseudoChannels, accessBytes);
    private long _next;

    /// <summary>Whether results are written into the bundle.</summary>
    public bool KeepsResults => options.ResultsRoom.Bytes > 0;

    /// <summary>Where results are written.</summary>
    public ulong Results => (ulong)_weights;

    /// <summary>Takes room for the weights of a product.</summary>
    public ulong Take(string stack, string name, in ResidentProduct product)
    {
        if (ShapeProblem(product) is { } problem)
            throw new ElaborationException($"{stack}: '{name}': {problem}");
        long end = _next + BytesOf(product.WeightBytes);
        if (end > _weights)
            throw new ElaborationException($"{stack}: '{name}' does not fit the bundle of the units: {checked((end - _weights) * pseudoChannels)} bytes are too many");
        ulong address = (ulong)_next;
        _next = end;
        return address;
    }

    /// <summary>Why the units can't compute a product; null if they can.</summary>
    public string? Problem(in ResidentProduct product)
    {
        if (ShapeProblem(product) is { } problem)
            return problem;
        long bytes = BytesOf(product.WeightBytes);
        return product.Address % (ulong)accessBytes != 0 || bytes > _weights || product.Address > (ulong)(_weights - bytes)
            ? $"weights from byte {product.Address} of each pseudo-channel on lie outside the bundle, or not on a boundary of {accessBytes}"
            : null;
    }

    private string? ShapeProblem(in ResidentProduct product)
    {
        if (product.Outputs < 1 || product.Inputs < 1 || product.Tokens < 1 || product.Instances < 1)
            return $"a product of {product.Instances} x {product.Outputs} x {product.Inputs} for {product.Tokens} tokens: every size must be at least 1";
        if (product.WeightBits != options.WeightBits)
            return $"the units are set up for {options.WeightBits}-bit weights, not {product.WeightBits}-bit ones";
        if (product.OverheadBytes > 0)
            return "the units know no group scales and codebooks";
        return KeepsResults && BytesOf(product.ResultBytes) > bundleBytes - _weights
            ? $"{product.ResultBytes} bytes of results do not fit the {options.ResultsRoom} of results_room"
            : null;
    }

    /// <summary>Bytes in each pseudo-channel of bytes that are spread over all of them, in whole accesses.</summary>
    public long BytesOf(long bytes) => InEach(bytes, pseudoChannels, accessBytes);

    private static long InEach(long bytes, int pseudoChannels, int accessBytes)
    {
        long unit = (long)accessBytes * pseudoChannels;
        return checked((bytes + unit - 1) / unit * accessBytes);
    }
}
