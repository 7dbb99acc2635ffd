namespace Tlm.Cli.Crossval;

/// <summary>The targets of <c>tlm crossval</c>, in the order in which help lists them.</summary>
internal static class CrossvalTargets
{
    public static readonly ICrossvalTarget[] All =
    [
        new NpuCrossval(),
        new PimCrossval(),
        new MemoryCrossval(),
    ];
}
