using System.Buffers.Binary;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.CrossValidation;
using Tlm.Bridges.Ramulator2.Protocol;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>A frame that breaks the protocol is named and ends the run; it never changes a result.</summary>
public class BrokenFrameTests
{
    [Theory]
    [InlineData(0, (byte)0x55, "does not start with TLMB")]
    [InlineData(4, (byte)2, "speaks protocol version")]
    [InlineData(6, (byte)0x40, "the checksum of the frame is wrong")]
    [InlineData(8, (byte)1, "the checksum of the frame is wrong")]
    [InlineData(16, (byte)1, "its header says")]
    [InlineData(20, (byte)1, "the checksum of the frame is wrong")]
    [InlineData(30, (byte)1, "the checksum of the frame is wrong")]
    public void A_flipped_bit_is_named(int offset, byte flip, string named)
    {
        var failure = Failure(frame => Flip(frame, offset, flip), at: 3);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.Contains("worker in a thread", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_shorter_than_a_header_is_named() =>
        Assert.Contains("shorter than a header", Failure(frame => frame[..10], at: 3).Message, StringComparison.Ordinal);

    [Fact]
    public void A_truncated_frame_is_named() =>
        Assert.Contains("its header says", Failure(frame => frame[..^1], at: 3).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(FrameKind.Hello, "a frame Hello came")]
    [InlineData((FrameKind)99, "unknown kind 99")]
    [InlineData(FrameKind.Window, "a frame Window came")]
    public void A_frame_of_the_wrong_kind_is_named(FrameKind kind, string named)
    {
        var failure = Failure(frame => Resealed(frame, 6, [(byte)kind, 0]), at: 3);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_sequence_number_is_named() =>
        Assert.Contains("came where", Failure(frame => Resealed(frame, 8, [1, 0]), at: 3).Message, StringComparison.Ordinal);

    [Fact]
    public void A_completion_of_an_unknown_request_is_named()
    {
        // the first event record of a part lies behind header and part head
        var failure = Failure(frame => Resealed(frame, Frame.HeaderBytes + 16 + 8, BitConverter.GetBytes(999_999ul * 2)), at: 2);
        Assert.Contains("not those that its end counts", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Whatever_bits_flip_at_whatever_moment_the_run_is_right_or_ends_with_a_message()
    {
        var system = Memories.Lpddr5;
        var requests = Memories.RandomRequests(3000, seed: 5);
        var right = Record(system, requests, null);
        var random = new Random(11);
        for (var run = 0; run < 100; run++)
        {
            var (moment, sent) = (random.Next(8), 0);
            var (place, flip) = (random.Next(), (byte)(1 << random.Next(8)));
            try
            {
                var got = Record(system, requests, frame => sent++ == moment ? Flip(frame, place % frame.Length, flip) : frame);
                Assert.True(Memories.Same(right, got), $"run {run}");
            }
            catch (BridgeException failure)
            {
                Assert.Contains("worker in a thread", failure.Message, StringComparison.Ordinal);
            }
        }
    }

    private static BridgeException Failure(Func<byte[], byte[]> tamper, int at)
    {
        var sent = 0;
        return Assert.ThrowsAny<BridgeException>(() =>
            Record(Memories.Lpddr5, Memories.RandomRequests(2000, seed: 3), frame => sent++ == at ? tamper(frame) : frame));
    }

    private static GoldenCase Record(
        Models.Dram.Configuration.DramSystemConfiguration system, System.Collections.Immutable.ImmutableArray<GoldenRequest> requests, Func<byte[], byte[]>? mangle) =>
        RecordedRun.Record(new WorkerOptions { Launcher = new InProcessLauncher(mangle) }, "case", system, requests);

    private static byte[] Flip(byte[] frame, int offset, byte bits)
    {
        frame[offset] ^= bits;
        return frame;
    }

    private static byte[] Resealed(byte[] frame, int offset, byte[] bytes)
    {
        bytes.CopyTo(frame, offset);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(20), Frame.Checksum(frame));
        return frame;
    }
}
