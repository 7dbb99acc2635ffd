namespace Tlm.Samples.SystemC;

/// <summary>The transform with single-precision numbers.</summary>
internal sealed class FloatingPointFft(ComponentContext context, FftTop<float> top) : Fft<float>(context, top)
{
    private readonly (float Real, float Imaginary)[] _factors = Factors();

    protected override bool WaitsFirst => false;

    /// <summary>The original waits while a sample is valid.</summary>
    protected override bool TakenAt => false;

    protected override void Transform()
    {
        for (int length = FftSystem.Points / 2, stride = 1; length > 0; length /= 2, stride *= 2)
            for (int first = 0; first < length; first++)
                for (int i = first; i < FftSystem.Points; i += 2 * length)
                    Butterfly(i, i + length, (first * stride) - 1);
    }

    // w, w^2 .. w^7, each from the one before
    private static (float Real, float Imaginary)[] Factors()
    {
        float angle = 8.0f * MathF.Atan(1.0f) / FftSystem.Points;
        float real = MathF.Cos(angle), imaginary = -MathF.Sin(angle);
        var factors = new (float Real, float Imaginary)[(FftSystem.Points / 2) - 1];
        (float Real, float Imaginary) power = (1, 0);
        for (int i = 0; i < factors.Length; i++)
        {
            power = ((power.Real * real) - (power.Imaginary * imaginary), (power.Real * imaginary) + (power.Imaginary * real));
            factors[i] = power;
        }
        return factors;
    }

    private void Butterfly(int a, int b, int factor)
    {
        float real = Real[a] - Real[b], imaginary = Imaginary[a] - Imaginary[b];
        Real[a] += Real[b];
        Imaginary[a] += Imaginary[b];
        (Real[b], Imaginary[b]) = factor < 0
            ? (real, imaginary)
            : ((real * _factors[factor].Real) - (imaginary * _factors[factor].Imaginary), (real * _factors[factor].Imaginary) + (imaginary * _factors[factor].Real));
    }
}
