namespace Tlm.Models.Pim.LogicDie;

/// <summary>Where weights lie in the bundle of the units: the same rows of every pseudo-channel, one tensor after the other. An address counts the bytes of a pseudo-channel.</summary>
internal sealed class StackPlaces(LogicPimOptions options, int pseudoChannels, int accessBytes, long bundleBytes)
{
    private long _next;

    /// <summary>Takes room for the weights of a product.</summary>
    public ulong Take(string stack, string name, in ResidentProduct product)
    {
        if (Problem(product with { Address = 0 }) is { } problem)
            throw new ElaborationException($"{stack}: '{name}': {problem}");
        long end = _next + BytesOf(product);
        if (end > bundleBytes)
            throw new ElaborationException($"{stack}: '{name}' does not fit the bundle of the units: {checked((end - bundleBytes) * pseudoChannels)} bytes are too many");
        ulong address = (ulong)_next;
        _next = end;
        return address;
    }

    /// <summary>Why the units can't compute a product; null if they can.</summary>
    public string? Problem(in ResidentProduct product)
    {
        if (product.Outputs < 1 || product.Inputs < 1 || product.Tokens < 1 || product.Instances < 1)
            return $"a product of {product.Instances} x {product.Outputs} x {product.Inputs} for {product.Tokens} tokens: every size must be at least 1";
        if (product.WeightBits != options.WeightBits)
            return $"the units are set up for {options.WeightBits}-bit weights, not {product.WeightBits}-bit ones";
        if (product.OverheadBytes > 0)
            return "the units know no group scales and codebooks";
        return product.Address % (ulong)accessBytes != 0 || product.Address > (ulong)(bundleBytes - BytesOf(product))
            ? $"weights from byte {product.Address} of each pseudo-channel on lie outside the bundle, or not on a boundary of {accessBytes}"
            : null;
    }

    /// <summary>Bytes of the weights in each pseudo-channel, in whole accesses.</summary>
    public long BytesOf(in ResidentProduct product)
    {
        long unit = (long)accessBytes * pseudoChannels;
        return checked((product.WeightBytes + unit - 1) / unit * accessBytes);
    }
}
