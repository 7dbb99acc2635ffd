using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Bridges.Messaging.Tests;

public class Z85Tests
{
    [Fact]
    public void The_vector_of_RFC_32_holds()
    {
        byte[] data = [0x86, 0x4F, 0xD2, 0x6F, 0xB5, 0x59, 0xF7, 0x5B];
        Assert.Equal("HelloWorld", Z85.Encode(data));
        Assert.Equal(data, Z85.Decode("HelloWorld"));
    }

    [Fact]
    public void Decoding_undoes_encoding() => Prop.ForAll<byte[]>(bytes =>
    {
        var data = bytes[..(bytes.Length / 4 * 4)];
        Assert.Equal(data, Z85.Decode(Z85.Encode(data)));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Hello World", "multiple of 5")]
    [InlineData("Hell World", "character 5")]
    [InlineData("#####", "exceeds 32 bits")]
    public void Text_that_is_no_Z85_is_named(string text, string expected)
    {
        var refusal = Assert.Throws<MessagingException>(() => Z85.Decode(text));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }
}
