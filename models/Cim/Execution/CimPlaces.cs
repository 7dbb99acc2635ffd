using Tlm.Models.Cim.Macros;

namespace Tlm.Models.Cim.Execution;

/// <summary>
/// Where the matrices of products lie. Addresses below the bytes of all inner macros name words in the macros: such a matrix stays there. Addresses above lie in the memory
/// behind the engines, from <see cref="CimOptions.WeightsBase"/> on: such a matrix is read and written into the macros for every product.
/// </summary>
internal sealed class CimPlaces(CimOptions options, MacroTiming inner)
{
    private readonly long _gridBytes = Math.Max(1, inner.Bits(options.Inner.Rows, options.Inner.Columns) / 8);
    private long _grids;
    private long _memory;

    private ulong MacroBytes => (ulong)(_gridBytes * options.Engines);

    /// <summary>Takes room: in the macros as long as there are free ones, then in memory.</summary>
    /// <exception cref="ElaborationException">The widths are others, or the matrix does not fit.</exception>
    public ulong Take(string cim, string name, in ResidentProduct product, bool hasMemory, IAddressSpace? space)
    {
        if (ShapeProblem(product) is { } problem)
            throw new ElaborationException($"{cim}: '{name}': {problem}");
        long grids = checked(product.Instances * inner.Grids(product.Inputs, product.Outputs));
        if (grids <= options.Engines - _grids)
        {
            _grids += grids;
            return (ulong)((_grids - grids) * _gridBytes);
        }
        if (!hasMemory)
            throw new ElaborationException($"{cim}: '{name}' does not fit: {grids} macros are needed, {options.Engines - _grids} are free and there is no memory behind 'mem'; {(grids - options.Engines + _grids) * _gridBytes} bytes are too many");
        ulong address = MacroBytes + (ulong)_memory;
        _memory = checked(_memory + product.WeightBytes);
        if (space is not null && (Int128)options.WeightsBase + (ulong)_memory - space.FirstAddress is var used && used > space.Size)
            throw new ElaborationException($"{cim}: '{name}' does not fit the memory behind 'mem': {used - space.Size} bytes are too many");
        return address;
    }

    /// <summary>Whether the matrix stays in the macros.</summary>
    public bool IsResident(in ResidentProduct product) => product.Address < MacroBytes;

    /// <summary>Where a matrix that does not stay begins in memory.</summary>
    public ulong InMemory(in ResidentProduct product) => checked(options.WeightsBase + (product.Address - MacroBytes));

    /// <summary>Why the engines can't do what is asked of a product; null if they can.</summary>
    public string? Problem(in ResidentProduct product, ResidentAction action, bool hasMemory)
    {
        if (ShapeProblem(product) is { } problem)
            return problem;
        if (!IsResident(product))
            return action == ResidentAction.Multiply || hasMemory ? null : "there is no memory behind 'mem' to move weights to or from";
        long grids = checked(product.Instances * inner.Grids(product.Inputs, product.Outputs));
        if (grids > options.Engines - ((long)product.Address / _gridBytes))
            return $"a matrix of {grids} macros from byte {product.Address} on can't be in the {options.Engines} that there are";
        return action == ResidentAction.Fetch ? "words can't be read back from the macros" : null;
    }

    private string? ShapeProblem(in ResidentProduct product)
    {
        if (product.Outputs < 1 || product.Inputs < 1 || product.Tokens < 1 || product.Instances < 1)
            return $"a product of {product.Instances} x {product.Outputs} x {product.Inputs} for {product.Tokens} tokens: every size must be at least 1";
        if (product.WeightBits != options.Inner.WordBits)
            return $"the macros store words of {options.Inner.WordBits} bits, not weights of {product.WeightBits}";
        if (product.InputBits > options.Inner.StreamBits)
            return $"inputs of {product.InputBits} bits are wider than the {options.Inner.StreamBits} that stream into the macros";
        return product.OverheadBytes > 0 ? "the macros know no group scales and codebooks" : null;
    }
}
