using Tlm.Kernel;
using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>A filter with 16 taps between a stimulus and a display: once as one clocked process, once as a state machine with its data path.</summary>
public static class FirSystem
{
    /// <summary>The coefficients, 9 bits each.</summary>
    internal static readonly Signed<W9>[] Coefficients =
        [.. new long[] { -6, -4, 13, 16, -18, -41, 23, 154, 222, 154, 23, -41, -18, 16, 13, -4 }.Select(static c => (Signed<W9>)c)];

    /// <summary>Runs the filter that is one process.</summary>
    public static IReadOnlyList<string> RunBehaviour() => Run(static top => _ = new BehaviouralFir(top.Context.Child("filter"), top));

    /// <summary>Runs the filter at register transfer level.</summary>
    public static IReadOnlyList<string> RunRegisterTransfer() => Run(static top =>
    {
        var state = new Signal<uint>(top, "state");
        _ = new FirControl(top.Context.Child("control"), top, state);
        _ = new FirDataPath(top.Context.Child("data"), top, state);
    });

    private static IReadOnlyList<string> Run(Action<FirTop> filter)
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("top", context => new FirTop(context, lines, filter));
        builder.Elaborate().Run();
        return lines;
    }
}
