using System.Numerics;

namespace Tlm;

/// <summary>A random generator that gives the same numbers everywhere: xoshiro256** (Blackman and Vigna), seeded through SplitMix64 from the
/// run's seed and a name, so that each component has a stream of its own that does not depend on the others. Ask for it in the constructor.</summary>
public sealed class SimRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private readonly long _seed;

    /// <summary>A generator for a name under a seed.</summary>
    public SimRandom(long seed, string name)
    {
        _seed = seed;
        var state = (ulong)seed;
        foreach (var character in name)
            state = SplitMix(ref state) ^ character;
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>The stream of another name under the same seed: components that must draw the same numbers each ask for it by one name.</summary>
    public SimRandom Named(string name) => new(_seed, name);

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from 0 up to, not including, <paramref name="bound"/>, each equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public long Next(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (ulong)bound;
        var unfair = (0 - range) % range; // 2^64 mod range: that many low products are one too many
        while (true)
        {
            var high = Math.BigMul(NextBits(), range, out var low);
            if (low >= unfair)
                return (long)high;
        }
    }

    /// <summary>A double from 0 up to, not including, 1, in steps of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E37_79B9_7F4A_7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }
}
