using System.Buffers.Binary;

namespace Tlm.Bridges.Messaging;

/// <summary>The Z85 text form of binary keys (ZeroMQ RFC 32): four bytes, big-endian, as five base-85 digits.</summary>
public static class Z85
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    /// <summary>Encodes bytes, whose count is a multiple of four.</summary>
    /// <exception cref="MessagingException">The count is no multiple of four.</exception>
    public static string Encode(ReadOnlySpan<byte> data)
    {
        if (data.Length % 4 != 0)
            throw new MessagingException($"Z85 encodes multiples of 4 bytes, not {data.Length}");
        Span<char> text = data.Length <= 256 ? stackalloc char[data.Length / 4 * 5] : new char[data.Length / 4 * 5];
        for (var group = 0; group < data.Length / 4; group++)
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(data[(group * 4)..]);
            for (var digit = 4; digit >= 0; digit--, value /= 85)
                text[(group * 5) + digit] = Digits[(int)(value % 85)];
        }

        return new string(text);
    }

    /// <summary>Decodes text, whose length is a multiple of five.</summary>
    /// <exception cref="MessagingException">The length is wrong, or a character is no Z85 digit.</exception>
    public static byte[] Decode(string text)
    {
        if (text.Length % 5 != 0)
            throw new MessagingException($"Z85 text has a multiple of 5 characters, not {text.Length}");
        var data = new byte[text.Length / 5 * 4];
        for (var group = 0; group < text.Length / 5; group++)
            BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(group * 4), DecodeGroup(text.AsSpan(group * 5, 5), group * 5));
        return data;
    }

    private static uint DecodeGroup(ReadOnlySpan<char> group, int position)
    {
        ulong value = 0;
        for (var i = 0; i < group.Length; i++)
        {
            var digit = Digits.IndexOf(group[i], StringComparison.Ordinal);
            if (digit < 0)
                throw new MessagingException($"character {position + i + 1} of a Z85 text, '{group[i]}', is no Z85 digit");
            value = (value * 85) + (uint)digit;
        }

        return value <= uint.MaxValue ? (uint)value : throw new MessagingException($"the Z85 group at character {position + 1} exceeds 32 bits");
    }
}
