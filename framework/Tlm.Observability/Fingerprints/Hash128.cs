using System.Numerics;
using System.Text;

namespace Tlm.Observability.Fingerprints;

/// <summary>A 128-bit hash over words, in two lanes that feed each other. Made to tell results apart, not to resist an attacker.</summary>
public sealed class Hash128
{
    private const ulong First = 0x9E37_79B9_7F4A_7C15; // 2^64 / golden ratio
    private const ulong Second = 0xBB67_AE85_84CA_A73B; // fraction of sqrt 3
    private ulong _a = 0x6A09_E667_F3BC_C908; // fraction of sqrt 2
    private ulong _b = 0x3C6E_F372_FE94_F82B; // fraction of sqrt 5
    private ulong _words;

    /// <summary>Adds a word.</summary>
    public void Add(long word)
    {
        var w = (ulong)word;
        _a = BitOperations.RotateLeft((_a ^ w) * First, 29) + _b;
        _b = BitOperations.RotateLeft((_b + w) * Second, 31) ^ _a;
        _words++;
    }

    /// <summary>Adds a 128-bit integer.</summary>
    public void Add(Int128 value)
    {
        Add((long)(ulong)(value & ulong.MaxValue));
        Add((long)(value >> 64));
    }

    /// <summary>Adds the bits of a double; both zeros are one, as are all NaNs.</summary>
    public void Add(double value) => Add(BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value + 0.0));

    /// <summary>Adds a text: its length in bytes of UTF-8, then the bytes.</summary>
    public void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.LongLength);
        for (var start = 0; start < bytes.Length; start += sizeof(ulong))
        {
            ulong word = 0;
            for (var i = Math.Min(start + sizeof(ulong), bytes.Length) - 1; i >= start; i--)
                word = (word << 8) | bytes[i];
            Add((long)word);
        }
    }

    /// <summary>The hash of what was added so far: 32 hexadecimal digits.</summary>
    public string Finish()
    {
        var a = Mix(_a ^ _words);
        var b = Mix(_b + a);
        return $"{Mix(a + b):x16}{b:x16}";
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * First;
        value = (value ^ (value >> 29)) * Second;
        return value ^ (value >> 32);
    }
}
