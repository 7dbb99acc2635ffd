namespace Tlm.Bridges.Messaging;

/// <summary>A CURVE key pair made for one run: 32 bytes each, in Z85 (40 characters) where text is needed.</summary>
public sealed class CurveKeyPair
{
    /// <summary>Bytes in a key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Wraps a pair.</summary>
    /// <exception cref="MessagingException">A key is not 32 bytes long.</exception>
    public CurveKeyPair(byte[] publicKey, byte[] secretKey)
    {
        PublicKey = Checked(publicKey, "public");
        SecretKey = Checked(secretKey, "secret");
    }

    /// <summary>The public key, 32 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>The secret key, 32 bytes.</summary>
    public byte[] SecretKey { get; }

    /// <summary>The public key as 40 Z85 characters.</summary>
    public string PublicKeyText => Z85.Encode(PublicKey);

    /// <summary>The secret key as 40 Z85 characters.</summary>
    public string SecretKeyText => Z85.Encode(SecretKey);

    /// <summary>Reads a pair from its Z85 texts.</summary>
    /// <exception cref="MessagingException">A text is not a key.</exception>
    public static CurveKeyPair Parse(string publicKey, string secretKey) => new(Z85.Decode(publicKey), Z85.Decode(secretKey));

    private static byte[] Checked(byte[] key, string which) => key.Length == KeyBytes
        ? key
        : throw new MessagingException($"a CURVE {which} key has {KeyBytes} bytes, this one has {key.Length}");
}
