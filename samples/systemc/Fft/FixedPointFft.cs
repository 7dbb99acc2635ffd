using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>The transform with numbers of 16 bits; the factors have 10 of them behind the point.</summary>
internal sealed class FixedPointFft(ComponentContext context, FftTop<Signed<W16>> top) : Fft<Signed<W16>>(context, top)
{
    private static readonly Signed<W16> s_cosine = (Signed<W16>)942;
    private static readonly Signed<W16> s_minusSine = (Signed<W16>)(-389);
    private readonly (Signed<W16> Real, Signed<W16> Imaginary)[] _factors = Factors();

    protected override bool WaitsFirst => true;

    protected override bool TakenAt => true;

    protected override void Transform()
    {
        for (int length = FftSystem.Points / 2, stride = 1; length > 0; length /= 2, stride *= 2)
        {
            for (int i = 0; i < FftSystem.Points; i += 2 * length)
                Add(i, i + length);
            for (int first = 1; first < length; first++)
                for (int i = first; i < FftSystem.Points; i += 2 * length)
                    Butterfly(i, i + length, _factors[(first * stride) - 1]);
        }
    }

    private static (Signed<W16> Real, Signed<W16> Imaginary)[] Factors()
    {
        var factors = new (Signed<W16> Real, Signed<W16> Imaginary)[(FftSystem.Points / 2) - 1];
        (Signed<W16> Real, Signed<W16> Imaginary) power = ((Signed<W16>)1024, default);
        for (int i = 0; i < factors.Length; i++)
        {
            var real = (Signed<W33>)((power.Real * s_cosine) - (power.Imaginary * s_minusSine));
            var imaginary = (Signed<W33>)((power.Real * s_minusSine) + (power.Imaginary * s_cosine));
            factors[i] = power = (Rounded(real), Rounded(imaginary));
        }
        return factors;
    }

    // the sign and 15 bits, without the 10 lowest
    private static Signed<W16> Rounded<TWide>(TWide wide)
        where TWide : struct, IFixedInteger<TWide> => (Signed<W16>)Bits.Concat(wide.Bit(TWide.BitCount - 1), wide.Range(24, 10));

    private void Add(int a, int b)
    {
        (Signed<W16> real, Signed<W16> imaginary) = (Real[b], Imaginary[b]);
        (Real[b], Imaginary[b]) = ((Signed<W16>)(Real[a] - real), (Signed<W16>)(Imaginary[a] - imaginary));
        (Real[a], Imaginary[a]) = ((Signed<W16>)(Real[a] + real), (Signed<W16>)(Imaginary[a] + imaginary));
    }

    private void Butterfly(int a, int b, (Signed<W16> Real, Signed<W16> Imaginary) factor)
    {
        var realSum = (Signed<W17>)(Real[a] + Real[b]);
        var imaginarySum = (Signed<W17>)(Imaginary[a] + Imaginary[b]);
        var real = (Signed<W17>)(Real[a] - Real[b]);
        var imaginary = (Signed<W17>)(Imaginary[a] - Imaginary[b]);
        (Real[a], Imaginary[a]) = (Narrowed(realSum), Narrowed(imaginarySum));
        Real[b] = Rounded((Signed<W34>)((real * factor.Real) - (imaginary * factor.Imaginary)));
        Imaginary[b] = Rounded((Signed<W34>)((real * factor.Imaginary) + (imaginary * factor.Real)));
    }

    // the sign and the 15 lowest bits
    private static Signed<W16> Narrowed(Signed<W17> sum) => (Signed<W16>)Bits.Concat(sum[16], sum.Range(14, 0));
}
