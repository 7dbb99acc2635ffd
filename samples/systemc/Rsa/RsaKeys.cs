using System.Numerics;

namespace Tlm.Samples.SystemC;

/// <summary>The public and the secret key of the RSA cipher from random primes.</summary>
internal sealed class RsaKeys
{
    private const int LargestTrialDivisor = 1023;
    private const int Witnesses = 50;
    private readonly Rand48 _random;

    public RsaKeys(Rand48 random)
    {
        _random = random;
        BigInteger p = FindPrime(), q = FindPrime();
        BigInteger totient = (p - 1) * (q - 1);
        Modulus = (Integer)(p * q);
        BigInteger e = 3;
        while (!BigInteger.GreatestCommonDivisor(e, totient).IsOne)
            e += 2;
        PublicExponent = (Integer)e;
        SecretExponent = (Integer)Inverse(e, totient);
    }

    public Integer Modulus { get; }

    public Integer PublicExponent { get; }

    public Integer SecretExponent { get; }

    /// <summary>A random number of so many bits at most.</summary>
    public static BigInteger RandomBits(Rand48 random, int bits)
    {
        BigInteger number = 0;
        for (int i = 0; i < bits; i++)
            number = (number << 1) | (random.Flip() ? 1 : 0);
        return number;
    }

    private BigInteger FindPrime()
    {
        BigInteger greatest = (BigInteger.One << RsaExample.PrimeBits) - 1;
        BigInteger candidate = RandomBits(_random, RsaExample.PrimeBits) | 1;
        while (!IsPrime(candidate))
            candidate = (candidate + 2) % greatest;
        return candidate;
    }

    private bool IsPrime(BigInteger n)
    {
        BigInteger limit = n < LargestTrialDivisor ? n - 2 : LargestTrialDivisor;
        for (int divisor = 3; divisor <= limit; divisor += 2)
        {
            if ((n % divisor).IsZero)
                return false;
        }
        for (int i = 0; i < Witnesses; i++)
        {
            if (ProvesComposite((RandomBits(_random, RsaExample.Bits - 1) % (n - 1)) + 1, n))
                return false;
        }
        return n > 2;
    }

    // By Miller and Rabin: on the way to a^(n-1) a root of 1 other than 1 and -1 turns up, or the end is not 1.
    private static bool ProvesComposite(BigInteger a, BigInteger n)
    {
        BigInteger exponent = n - 1, power = 1;
        for (long bit = exponent.GetBitLength() - 1; bit >= 0; bit--)
        {
            BigInteger root = power;
            power = power * power % n;
            if (power.IsOne && !root.IsOne && root != exponent)
                return true;
            if (!((exponent >> (int)bit) & 1).IsZero)
                power = power * a % n;
        }
        return !power.IsOne;
    }

    // By Euclid's algorithm with the factors kept.
    private static BigInteger Inverse(BigInteger a, BigInteger n)
    {
        (BigInteger rest, BigInteger next) = (n, a);
        (BigInteger factor, BigInteger nextFactor) = (0, 1);
        while (!next.IsZero)
        {
            BigInteger quotient = rest / next;
            (rest, next) = (next, rest - (quotient * next));
            (factor, nextFactor) = (nextFactor, factor - (quotient * nextFactor));
        }
        return factor.Sign < 0 ? factor + n : factor;
    }
}
