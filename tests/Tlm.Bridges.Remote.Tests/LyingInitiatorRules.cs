using System.Runtime.InteropServices;
using Tlm.Bridges.Remote.Wire;
using Tlm.Kernel;
using Tlm.Transactions;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>What a peer that asks can say that is not so.</summary>
public sealed class LyingInitiatorRules
{
    private const int Record = 48; // header and head of the batch before it
    private static readonly int RequestBytes = Marshal.SizeOf<RecordHead>() + Marshal.SizeOf<RequestBody>() + 8;

    [Theory]
    [InlineData(PeerPortOptions.None)]
    [InlineData(PeerPortOptions.FourPhases)]
    [InlineData(PeerPortOptions.Accepts)]
    public void An_honest_initiator_is_answered(PeerPortOptions options)
    {
        var peer = new FakeInitiator((PeerPortOptions)options);
        Run(peer);
        Assert.Equal(Enumerable.Repeat((sbyte)1, FakeInitiator.Requests), peer.Statuses);
    }

    [Theory]
    [InlineData("no length", "0 bytes of data")]
    [InlineData("never", "for the time that means never")]
    [InlineData("taken before", "which has no response to take")]
    [InlineData("response", "returns a Response at its initiator")]
    [InlineData("signal at a socket", "returns a Signal at its initiator")]
    [InlineData("request at a signal", "returns a Request at the signal")]
    [InlineData("command", "are no transaction")]
    [InlineData("two under one number", "for two open transactions")]
    public void Each_lie_is_named(string lie, string message)
    {
        foreach (var options in new[] { PeerPortOptions.None, PeerPortOptions.FourPhases })
        {
            if (lie == "taken before" && options == PeerPortOptions.None)
                continue;
            var peer = new FakeInitiator(options) { Mangle = (number, _, frame) => number == 2 ? Tell(lie, frame) : frame };
            var error = Assert.ThrowsAny<SimulationException>(() => Run(peer));
            Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
            Assert.True(error is ExternalProcessException || error.InnerException is ExternalProcessException, error.ToString());
        }
    }

    [Theory]
    [InlineData(PeerPortOptions.None)]
    [InlineData(PeerPortOptions.FourPhases)]
    [InlineData(PeerPortOptions.Accepts)]
    public void Fuzzed_frames_of_an_initiator_give_a_named_error_or_a_run_that_ends(PeerPortOptions options)
    {
        var random = new Random(3);
        var named = 0;
        for (var round = 0; round < 3_500; round++)
        {
            var at = random.Next(0, 9);
            try
            {
                Run(new FakeInitiator(options) { Mangle = (number, _, frame) => number == at ? Lies.Fuzz(random, frame) : frame });
            }
            catch (SimulationException error)
            {
                Assert.True(error is ExternalProcessException or DeadlockException or ElaborationException || error.InnerException is ExternalProcessException, error.ToString());
                named++;
            }
        }

        Assert.True(named > 1_500, $"{named} errors");
    }

    private static void Run(FakeInitiator peer)
    {
        var builder = new SimulationBuilder();
        var remote = builder.Add("remote", context => new RemoteComponent(context, new RemoteOptions(), peer, 1));
        var memory = builder.Add("memory", context => new FunctionalMemory(context, new FunctionalMemoryOptions()));
        builder.Connect(remote.FindPort("mem") ?? throw new ElaborationException("the peer has no 'mem'"), memory.FindPort("port")!, LinkTiming.Immediate);
        var simulation = builder.Elaborate();
        simulation.RunUntil(SimTime.FromMicroseconds(10));
        simulation.End();
        var sheet = new ResultSheet();
        remote.PublishResults(sheet);
    }

    private static byte[] Tell(string lie, byte[] frame)
    {
        switch (lie)
        {
            case "no length": frame.AsSpan(Record + 32, 8).Clear(); break;
            case "never": BitConverter.TryWriteBytes(frame.AsSpan(Record + 8), long.MaxValue); break;
            case "command": frame[Record + 1] = 7; break;
            case "request at a signal": frame[Record + 2] = 1; break;
            case "response": frame[Record] = (byte)RecordKind.Response; break;
            case "signal at a socket": frame[Record] = (byte)RecordKind.Signal; break;
            case "taken before": frame[Record] = (byte)RecordKind.Taken; break;
            case "two under one number": frame = [.. frame, .. frame[Record..(Record + RequestBytes)]]; frame[Record - 4] = 2; break;
            default: throw new ArgumentOutOfRangeException(nameof(lie), lie, null);
        }

        return Lies.Reseal(frame);
    }
}
