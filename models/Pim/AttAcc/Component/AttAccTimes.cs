using Tlm.Models.Pim.Control;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.AttAcc;

/// <summary>Time and commands of a layer's attention and of products, each different one simulated once, from the idle state.</summary>
internal sealed class AttAccTimes(AttAccOptions options)
{
    // the published generator spaces the caches of two rounds for sequences of this length; longer ones need more room
    private const int UsualLength = 4096;

    private readonly Dictionary<AttAccShape, AttAccTime> _attention = [];
    private readonly Dictionary<AttAccProduct, AttAccTime> _products = [];

    public PimVariant Variant { get; } = options.Variant();

    public AttAccTime Of(AttentionWork work)
    {
        long heads = (((long)work.Sequences * work.Heads) + options.Stacks - 1) / options.Stacks;
        int length = checked((int)work.Context);
        var shape = new AttAccShape(options.Level, checked((int)heads), length, work.HeadDimension, work.BytesPerValue, Math.Max(UsualLength, length));
        if (!_attention.TryGetValue(shape, out AttAccTime? time))
            _attention[shape] = time = Run(AttAccSchedule.Build(Variant, shape));
        return time;
    }

    public AttAccTime Of(in ResidentProduct product)
    {
        AttAccProduct share = AttAccProduct.Of(Variant, options.Stacks, product);
        if (!_products.TryGetValue(share, out AttAccTime? time))
            _products[share] = time = Run(share.Build(Variant));
        return time;
    }

    private AttAccTime Run(IReadOnlyList<PimRequest> requests)
    {
        PimRunResult run = new PimStack(Variant, requests).Run();
        return new AttAccTime(checked(run.Picoseconds * 1000), run);
    }
}

/// <summary>What some work takes on the stack with the largest share.</summary>
/// <param name="Femtoseconds">Time.</param>
/// <param name="Run">Cycles and commands.</param>
internal sealed record AttAccTime(long Femtoseconds, PimRunResult Run);
