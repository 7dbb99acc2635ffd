using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>Whatever a peer sends that is not so, the run ends with an error that names it.</summary>
public sealed class LyingPeerRules
{
    private static readonly Access[] Accesses = [.. Enumerable.Range(0, 12).Select(i => new Access(i * 7, (ulong)(8 * i), WithData: i % 2 == 0))];

    [Fact]
    public void An_honest_peer_answers_each_request_after_its_latency()
    {
        var driver = Driver.Run(new FakePeer(), Accesses);
        Assert.Equal(Accesses.Select((access, i) => ((long)i, access.Nanoseconds + 10, ResponseStatus.Ok, (string?)null)), driver.Answers);
    }

    [Theory]
    [InlineData("version", "speaks protocol version 7, this program version 1")]
    [InlineData("magic", "does not start with TLMR")]
    [InlineData("length", "its header says")]
    [InlineData("checksum", "the checksum of the frame is wrong")]
    [InlineData("sequence", "came where 3 was due")]
    [InlineData("kind", "a frame of the unknown kind 99")]
    [InlineData("unexpected kind", "a frame Goodbye came where the end of a window was due")]
    [InlineData("short", "is shorter than a header")]
    [InlineData("past", "which is past")]
    [InlineData("unknown transaction", "Response for the unknown transaction")]
    [InlineData("unknown port", "at port 9; it declared 1")]
    [InlineData("status", "has the status 0")]
    [InlineData("more records", "the body ends")]
    [InlineData("fewer records", "bytes too many in the body")]
    [InlineData("huge count", "returns more than 1048576 records")]
    [InlineData("stands elsewhere", "stands at")]
    [InlineData("time stands still", "time does not go on")]
    [InlineData("silence", "has been silent for 8")]
    public void Each_lie_is_named(string lie, string message)
    {
        var peer = new FakePeer { Mangle = (number, _, frame) => number == 3 ? Lies.Tell(lie, frame) : frame };
        var error = Assert.ThrowsAny<SimulationException>(() => Driver.Run(peer, Accesses));
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
        Assert.True(error is ExternalProcessException || error.InnerException is ExternalProcessException, "exit code 4");
    }

    [Fact]
    public void Ten_thousand_fuzzed_frames_give_a_named_error_or_a_run_that_ends()
    {
        var random = new Random(2);
        int named = 0, survived = 0;
        for (var round = 0; round < 10_000; round++)
        {
            var at = random.Next(0, 6);
            var peer = new FakePeer { Mangle = (number, _, frame) => number == at ? Lies.Fuzz(random, frame) : frame };
            try
            {
                Driver.Run(peer, Accesses[..4]);
                survived++;
            }
            catch (SimulationException error)
            {
                Assert.True(error is ExternalProcessException or DeadlockException or ElaborationException || error.InnerException is ExternalProcessException, error.ToString());
                Assert.NotEmpty(error.Message);
                named++;
            }
        }

        Assert.True(named > 5_000, $"{named} errors, {survived} runs that ended");
    }
}

/// <summary>Changes to frames.</summary>
internal static class Lies
{
    private static readonly int Head = Marshal.SizeOf<FrameHeader>();

    /// <summary>One change by name; for the content of a batch the checksum is made right again.</summary>
    public static byte[]? Tell(string lie, byte[] frame)
    {
        switch (lie)
        {
            case "silence": return null;
            case "short": return frame[..10];
            case "magic": frame[0] = (byte)'X'; return frame;
            case "version": frame[4] = 7; return frame;
            case "length": return [.. frame, 0];
            case "checksum": frame[Head] ^= 1; return frame;
            case "sequence": frame[8] = 77; break;
            case "kind": frame[6] = 99; break;
            case "unexpected kind": frame[6] = (byte)FrameKind.Goodbye; break;
            case "stands elsewhere": Write(frame, Head, 5); break;
            case "time stands still": Write(frame, Head + 8, 0); break;
            case "huge count": BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(Head + 20), 0x7fffffff); break;
            case "more records": frame[Head + 20]++; break;
            case "fewer records": frame[Head + 20]--; break;
            case "status": frame[Head + 25] = 0; break;
            case "unknown port": frame[Head + 26] = 9; break;
            case "past": Write(frame, Head + 32, 1); break;
            case "unknown transaction": Write(frame, Head + 40, 12345); break;
            default: throw new ArgumentOutOfRangeException(nameof(lie), lie, null);
        }

        return Reseal(frame);
    }

    /// <summary>Flips bits, cuts or lengthens; half of the frames get a right length and checksum, so that the content is what is wrong.</summary>
    public static byte[] Fuzz(Random random, byte[] frame)
    {
        var changed = random.Next(4) switch
        {
            0 => frame[..random.Next(frame.Length)],
            1 => [.. frame, .. new byte[random.Next(1, 200)]],
            _ => frame,
        };
        for (var flips = random.Next(1, 8); flips > 0 && changed.Length > 0; flips--)
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return random.Next(2) == 0 || changed.Length < Head ? changed : Reseal(changed);
    }

    /// <summary>Makes length and checksum right.</summary>
    public static byte[] Reseal(byte[] frame)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(16), frame.Length - Head);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(20), Frame.Checksum(frame));
        return frame;
    }

    private static void Write(byte[] frame, int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(at), value);
}
