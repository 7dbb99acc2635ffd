global using Integer = Tlm.BigSigned<Tlm.Samples.SystemC.W250>;
using System.Numerics;

namespace Tlm.Samples.SystemC;

/// <summary>The width of the cipher's numbers.</summary>
public readonly struct W250 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 250;
}

/// <summary>The RSA cipher with integers of 250 bits: keys from a seed, a random message there and back.</summary>
public static class RsaExample
{
    internal const int Bits = 250;
    internal const int PrimeBits = (Bits / 2) - 1;
    private const uint Seed = 1;

    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        var random = new Rand48(Seed);
        var keys = new RsaKeys(random);
        var message = (Integer)(RsaKeys.RandomBits(random, Bits - 1) % keys.Modulus);
        var ciphered = (Integer)BigInteger.ModPow(message, keys.PublicExponent, keys.Modulus);
        var deciphered = (Integer)BigInteger.ModPow(ciphered, keys.SecretExponent, keys.Modulus);
        return
        [
            $"Random number generator seed = {Seed}",
            "RSA public key P: P=( e, n )", $"e = {keys.PublicExponent}", $"n = {keys.Modulus}",
            "RSA secret key S: S=( d, n )", $"d = {keys.SecretExponent}", $"n = {keys.Modulus}",
            "Message to be ciphered = ", $"{message}", "Ciphered message = ", $"{ciphered}", "Deciphered message = ", $"{deciphered}",
            .. message == deciphered
                ? new[] { "Note that the original message == the deciphered message, ", "showing that this algorithm and implementation work correctly." }
                : ["Note that the original message != the deciphered message, ", "showing that this implementation works incorrectly."],
        ];
    }
}
