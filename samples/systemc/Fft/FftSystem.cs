using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>A Fourier transform of 16 points between a source and a sink, each with a handshake of two signals; in floating point and in 16 bits.</summary>
public static class FftSystem
{
    /// <summary>Points of a transform.</summary>
    internal const int Points = 16;

    private static readonly short[] s_real = [.. Enumerable.Repeat((short)2011, Points), 1, .. new short[Points - 1],
        0, 120, 234, 456, 768, 456, 234, 120, 0, -120, -234, -456, -768, -456, -234, -120,
        123, 34, -23, 12, 45, 0, 67, 134, -45, 30, 96, 189, 234, 535, 105, 576];

    private static readonly short[] s_imaginary = [.. Enumerable.Repeat((short)2011, Points), 1, .. new short[Points - 1],
        456, 234, 120, 0, -120, -234, -456, -768, -456, -234, -120, 0, 120, 234, 456, 768,
        29, 34, 85, 206, 336, 593, 823, 422, -12, -103, -599, -734, -339, -188, -23, 22];

    /// <summary>Runs it in floating point.</summary>
    public static IReadOnlyList<string> RunFloatingPoint() =>
        Run(static value => (float)value, static value => Exponential(value), static (context, top) => new FloatingPointFft(context, top));

    /// <summary>Runs it in 16 bits, 10 of them behind the point.</summary>
    public static IReadOnlyList<string> RunFixedPoint() =>
        Run(static value => (Signed<Widths.W16>)value, static value => $"{value}  ", static (context, top) => new FixedPointFft(context, top));

    private static IReadOnlyList<string> Run<T>(Func<short, T> read, Func<T, string> write, Func<ComponentContext, FftTop<T>, Component> transform)
    {
        List<string> lines = [], real = [], imaginary = [];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("top", context =>
        {
            var top = new FftTop<T>(context, lines);
            _ = transform(top.Context.Child("fft"), top);
            _ = new FftSource<T>(top.Context.Child("source"), top, [.. s_real.Select(read)], [.. s_imaginary.Select(read)]);
            _ = new FftSink<T>(top.Context.Child("sink"), top, value => real.Add(write(value)), value => imaginary.Add(write(value)));
            return top;
        });
        builder.Elaborate().Run();
        return [.. lines, "out_real", .. real, "out_imag", .. imaginary];
    }

    // as %e of C: six digits and an exponent of two at least
    private static string Exponential(float value) => value.ToString("0.000000e+00", System.Globalization.CultureInfo.InvariantCulture) + "  ";
}
