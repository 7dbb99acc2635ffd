using System.Diagnostics;
using Tlm.Bridges.Messaging;
using Tlm.Bridges.Remote.Wire;
using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>The clients in other languages survive whatever a Tlm might send: a named error, and they serve the next one.</summary>
public sealed class FuzzedClientRules
{
    private const int Rounds = 10_000;

    [CppFact]
    public void The_client_in_Cpp_survives_ten_thousand_fuzzed_frames() =>
        Fuzz(Toolchain.CheckedScratchpad, ScratchpadConversation, "accesses", 3, 400);

    [PythonFact]
    public void The_client_in_Python_survives_ten_thousand_fuzzed_frames() =>
        Fuzz(Toolchain.Traffic, TrafficConversation, "transactions", 4, 200);

    private static void Fuzz(string program, Func<List<byte[]>> conversation, string value, long expected, int megabytes)
    {
        var endpoint = $"tcp://127.0.0.1:{Toolchain.FreePort()}";
        using var peer = OsProcess.Start(new ProcessStartInfo(program, ["--serve", endpoint]) { RedirectStandardError = true })!;
        var words = new Queue<string?>();
        peer.ErrorDataReceived += (_, line) => Keep(words, line.Data);
        peer.BeginErrorReadLine();
        try
        {
            using var transport = MessageTransports.Open();
            using var socket = transport.CreateSocket(SocketRole.Pair, new SocketOptions());
            socket.Connect(endpoint);
            var random = new Random(5);
            var errors = 0;
            for (var round = 0; round < Rounds; round++)
            {
                var frames = conversation();
                var at = random.Next(1, frames.Count);
                frames[at] = Lies.Fuzz(random, frames[at]);
                errors += Converse(socket, frames, FrameKind.Hello, words).Count(frame => KindOf(frame) == FrameKind.Error);
            }

            Assert.True(errors > Rounds / 2, $"{errors} errors were reported");
            var goodbye = Converse(socket, conversation(), FrameKind.Goodbye, words)[^1];
            var body = RemoteWire.Format.Body((ushort)FrameKind.Goodbye, goodbye);
            Assert.Equal(expected, Peers.PeerValue.ReadAll("peer", ref body).Single(entry => entry.Name == value).Value);
            var memory = File.ReadLines($"/proc/{peer.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            Assert.True(long.Parse(memory.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]) < megabytes * 1024L, memory);
        }
        finally
        {
            peer.Kill();
        }
    }

    // sends all, waits for a frame of a kind, and takes what else is there
    private static List<byte[]> Converse(IMessageSocket socket, List<byte[]> frames, FrameKind awaited, Queue<string?> words)
    {
        using var message = new Message();
        foreach (var frame in frames)
        {
            message.Clear();
            message.Append(frame);
            Assert.True(socket.TrySend(message, TimeSpan.FromSeconds(20)), Last(words));
        }

        List<byte[]> answers = [];
        for (var seen = false; socket.TryReceive(message, seen ? TimeSpan.Zero : TimeSpan.FromSeconds(20));)
        {
            answers.Add(message[0].ToArray());
            seen |= KindOf(answers[^1]) == awaited;
        }

        Assert.True(answers.Exists(frame => KindOf(frame) == awaited), $"no {awaited} came; last words: {Last(words)}");
        return answers;
    }

    private static FrameKind KindOf(byte[] frame) => (FrameKind)BitConverter.ToUInt16(frame, 6);

    private static List<byte[]> ScratchpadConversation()
    {
        var script = new Script();
        script.Add(FrameKind.Hello, _ => { });
        script.Add(FrameKind.Configure, Configuration);
        script.Add(FrameKind.Advance, body => Batch(body, 1_000_000, 2, i => RequestCodec.Write(body, new RecordHead { Time = 1_000_000, Id = (ulong)i }, Access(i))));
        script.Add(FrameKind.Debug, body => RequestCodec.Write(body, default, Access(1)));
        script.Add(FrameKind.Advance, body => Batch(body, 9_000_000, 1, _ => RequestCodec.Write(body, new RecordHead { Time = 5_000_000, Id = 7 }, Access(2))));
        script.Add(FrameKind.Shutdown, _ => { });
        return script.Frames;
    }

    private static List<byte[]> TrafficConversation()
    {
        var script = new Script();
        script.Add(FrameKind.Hello, _ => { });
        script.Add(FrameKind.Configure, Configuration);
        script.Add(FrameKind.Advance, body => Batch(body, 1_000_000, 0, _ => { }));
        script.Add(FrameKind.Advance, body => Batch(body, 9_000_000, 4, i => body.Put(new RecordHead { Kind = RecordKind.Response, Code = 1, Time = 5_000_000, Id = (ulong)i })));
        script.Add(FrameKind.Shutdown, _ => { });
        return script.Frames;
    }

    private static Payload Access(int number)
    {
        var payload = number % 2 == 0 ? new Payload().SetWrite((ulong)(8 * number), 8) : new Payload().SetRead((ulong)(8 * number), 8);
        payload.Data = new byte[8];
        payload.ByteEnable = number == 2 ? new byte[] { 255, 0 } : default;
        return payload;
    }

    private static void Configuration(BodyWriter body)
    {
        body.Text("dut");
        body.Put(1L);
        body.Put(1u);
        body.Text("banks");
        body.Text("4");
    }

    private static void Batch(BodyWriter body, long time, int count, Action<int> record)
    {
        body.Put(new BatchHead { Time = time, Count = (uint)count });
        for (var i = 0; i < count; i++)
            record(i);
    }

    private static void Keep(Queue<string?> words, string? line)
    {
        lock (words)
        {
            words.Enqueue(line);
            if (words.Count > 40)
                words.Dequeue();
        }
    }

    private static string Last(Queue<string?> words)
    {
        lock (words)
            return string.Join('\n', words);
    }

    private sealed class Script
    {
        public List<byte[]> Frames { get; } = [];

        public void Add(FrameKind kind, Action<BodyWriter> write)
        {
            var body = new BodyWriter();
            write(body);
            Frames.Add(body.Seal(RemoteWire.Format, (ushort)kind, (ulong)Frames.Count).ToArray());
        }
    }
}
