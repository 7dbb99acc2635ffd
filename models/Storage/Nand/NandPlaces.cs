namespace Tlm.Models.Storage.Nand;

/// <summary>Where weights lie in flash: one tensor after the other, each from a page on.</summary>
internal sealed class NandPlaces(string memory, NandOptions options)
{
    private long _next;

    /// <summary>Takes room for the weights of a product; gives their address.</summary>
    public ulong Take(string name, in ResidentProduct product)
    {
        if (Problem(product with { Address = (ulong)options.Base }) is { } problem)
            throw new ElaborationException($"{memory}: '{name}': {problem}");
        long page = options.Page.Bytes;
        long end = checked(_next + ((product.WeightBytes + page - 1) / page * page));
        if (end > options.Capacity.Bytes)
            throw new ElaborationException($"{memory}: '{name}' does not fit the flash: {end - options.Capacity.Bytes} bytes are too many");
        ulong address = (ulong)(options.Base + _next);
        _next = end;
        return address;
    }

    /// <summary>Why the memory can't do what is asked of a product; null if it can.</summary>
    public string? Problem(in ResidentProduct product)
    {
        NandComputeOptions compute = options.Compute;
        if (product.Outputs < 1 || product.Inputs < 1 || product.Tokens < 1 || product.Instances < 1)
            return $"a product of {product.Instances} x {product.Outputs} x {product.Inputs} for {product.Tokens} tokens: every size must be at least 1";
        if (product.WeightBits != compute.WeightBits)
            return $"the cores are set up for {compute.WeightBits}-bit weights, not {product.WeightBits}-bit ones";
        if (product.InputBits > compute.InputBits)
            return $"the cores take {compute.InputBits}-bit inputs, not {product.InputBits}-bit ones";
        if (product.OverheadBytes > 0)
            return "the cores know no group scales and codebooks";
        Int128 end = (Int128)product.Address - options.Base + product.WeightBytes;
        return end > options.Capacity.Bytes || product.Address < (ulong)options.Base
            ? $"weights from address {product.Address} on lie outside the flash, which holds {options.Base} to {options.Base + options.Capacity.Bytes - 1}"
            : null;
    }
}
