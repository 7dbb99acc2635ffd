using Tlm.Models.Pim.Control;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.AttAcc;

/// <summary>Time and commands of a layer's attention, each different one simulated once, from the idle state.</summary>
internal sealed class AttAccTimes(AttAccOptions options)
{
    // the published generator spaces the caches of two rounds for sequences of this length; longer ones need more room
    private const int UsualLength = 4096;

    private readonly Dictionary<AttAccShape, AttAccTime> _known = [];

    public PimVariant Variant { get; } = options.Variant();

    public AttAccTime Of(AttentionWork work)
    {
        long heads = (((long)work.Sequences * work.Heads) + options.Stacks - 1) / options.Stacks;
        int length = checked((int)work.Context);
        var shape = new AttAccShape(options.Level, checked((int)heads), length, work.HeadDimension, work.BytesPerValue, Math.Max(UsualLength, length));
        if (_known.TryGetValue(shape, out AttAccTime? time))
            return time;
        PimRunResult run = new PimStack(Variant, AttAccSchedule.Build(Variant, shape)).Run();
        return _known[shape] = new AttAccTime(checked(run.Picoseconds * 1000), run);
    }
}

/// <summary>What a layer's attention takes on the stack with the most heads.</summary>
/// <param name="Femtoseconds">Time.</param>
/// <param name="Run">Cycles and commands.</param>
internal sealed record AttAccTime(long Femtoseconds, PimRunResult Run);
