using System.Runtime.InteropServices;
using System.Text;
using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>One started worker and the socket on which it speaks: frames out, checked frames in, signs of life watched.</summary>
internal sealed class WorkerConnection : IDisposable
{
    private static readonly byte[] WorkPeer = "work"u8.ToArray();
    private static readonly byte[] BeatPeer = "beat"u8.ToArray();

    private readonly IMessageSocket _socket;
    private readonly IWorkerProcess _process;
    private readonly Message _in = new();
    private readonly Message _out = new();
    private readonly BodyWriter _repeated = new();
    private readonly Pulse _pulse;
    private ulong _sent;
    private ulong _received;
    private ulong _beats;

    internal WorkerConnection(IMessageTransport transport, WorkerOptions options, int engines)
    {
        var keys = transport.GenerateKeys();
        _socket = transport.CreateSocket(SocketRole.Router, new SocketOptions
        {
            CurveServer = keys,
            MaximumFrameBytes = Wire.Format.MaximumFrame,
        });
        try
        {
            var address = Bind(options.Address);
            _process = options.Launcher.Launch(new WorkerCredentials(address, keys.PublicKeyText, transport.GenerateKeys(), engines));
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        _pulse = new Pulse(Name, options.Silence, options.BeatsWithoutProgress);
    }

    /// <summary>What to call the worker in messages.</summary>
    internal string Name => _process.Name;

    /// <summary>Waits for the worker's introduction and lets it build the memory.</summary>
    /// <exception cref="BridgeException">It does not introduce itself, speaks another version, or refuses the configuration.</exception>
    internal MemoryDescription Configure(TimeSpan patience, string configuration)
    {
        var hello = AwaitHello(patience);
        hello.Take<ulong>();
        var (engine, version) = (hello.Text(), hello.Text());
        hello.End();
        var body = new BodyWriter();
        body.Text(configuration);
        Send(FrameKind.Configure, body);
        var configured = Receive(FrameKind.Configured);
        return MemoryDescription.Read(engine, version, ref configured);
    }

    /// <summary>Runs a window of the past again, without its records, and checks that it ends as it did.</summary>
    /// <exception cref="BridgeException">It ends otherwise.</exception>
    internal void Repeat(ReadOnlySpan<byte> window, WindowEnd end)
    {
        var head = MemoryMarshal.Read<WindowHead>(window);
        _repeated.Clear();
        _repeated.Raw(window);
        _repeated.Patch(0, head with { Options = head.Options | WindowOptions.Replay });
        Send(FrameKind.Window, _repeated);
        var body = Receive(FrameKind.WindowEnd);
        var repeated = body.Take<WindowEnd>();
        body.End();
        if (repeated != end)
            throw new BridgeException($"{Name}, a replacement, came to another state in window {end.Window}: its engine does not repeat itself");
    }

    /// <summary>Lets an engine go back to its checkpoint.</summary>
    internal void RollBack(int engine)
    {
        var body = new BodyWriter();
        body.Put((uint)engine);
        Send(FrameKind.Rollback, body);
        var answer = Receive(FrameKind.RolledBack);
        if (answer.Take<uint>() != engine)
            throw new ProtocolException($"{Name}: another engine than {engine} was rolled back");
        answer.End();
    }

    /// <summary>Asks for the counts of an engine.</summary>
    internal ChannelCounts[] Count(int engine, int channels)
    {
        var body = new BodyWriter();
        body.Put((uint)engine);
        Send(FrameKind.Count, body);
        var answer = Receive(FrameKind.Counts);
        if (answer.Take<uint>() != engine || answer.Take<uint>() != channels)
            throw new ProtocolException($"{Name}: counts of another engine than {engine}, or not of {channels} channels");
        ChannelCounts[] counts = [.. answer.TakeMany<ChannelCounts>((uint)channels)];
        answer.End();
        return counts;
    }

    private BodyReader AwaitHello(TimeSpan patience)
    {
        var deadline = Deadline.In(patience);
        while (!deadline.Passed)
        {
            if (TryTake(out var kind, out var body))
                return Expect(FrameKind.Hello, kind, body);
            if (_process.Ended is { } ended)
                throw new BridgeException($"{Name} {ended} before the handshake{LastWords()}");
        }

        throw new BridgeException(
            $"{Name} did not complete the handshake within {patience.TotalSeconds:0.#} s: it holds another key, or can't connect{LastWords()}");
    }

    /// <summary>Sends a frame.</summary>
    /// <exception cref="WorkerLostException">The worker is not there.</exception>
    internal void Send(FrameKind kind, BodyWriter body)
    {
        _out.Clear();
        _out.Append(WorkPeer);
        _out.Append(body.Seal(Wire.Format, (ushort)kind, _sent++));
        try
        {
            if (!_socket.TrySend(_out, TimeSpan.FromSeconds(5)))
                throw new WorkerLostException($"{Name} takes no more messages");
        }
        catch (MessagingException failure)
        {
            // its socket may be gone a moment before the process counts as ended, which says more
            _process.WaitForEnd(Pulse.Slice);
            throw Lost(failure.Message);
        }
    }

    /// <summary>Waits for a frame of the work socket, as long as the worker lives.</summary>
    /// <param name="body">Its body, valid until the next call.</param>
    /// <exception cref="WorkerLostException">The worker is dead, stopped or hung.</exception>
    /// <exception cref="ProtocolException">It broke the protocol.</exception>
    /// <exception cref="BridgeException">It reported an error.</exception>
    internal FrameKind Receive(out BodyReader body)
    {
        while (true)
        {
            // asked before the wait: what it sent before it ended comes during the wait
            var ended = _process.Ended;
            if (TryTake(out var kind, out body))
                return kind == FrameKind.Error ? throw Reported(body) : kind;
            if (_pulse.LastWaitWasEmpty && ended is not null)
                throw Lost(ended);
        }
    }

    /// <summary>Waits for a frame of one kind.</summary>
    internal BodyReader Receive(FrameKind due)
    {
        var kind = Receive(out var body);
        return Expect(due, kind, body);
    }

    /// <summary>Asks the worker to end, and waits a little for it.</summary>
    internal void ShutDown()
    {
        var body = new BodyWriter();
        Send(FrameKind.Shutdown, body);
        Receive(FrameKind.Goodbye).End();
        _process.WaitForEnd(TimeSpan.FromSeconds(2));
    }

    public void Dispose()
    {
        _socket.Dispose();
        _process.Dispose();
        _in.Dispose();
        _out.Dispose();
    }

    private string Bind(string address)
    {
        try
        {
            return _socket.Bind(address);
        }
        catch (MessagingException problem)
        {
            throw new BridgeException($"the bridge cannot listen on {address}: {problem.Message}", problem);
        }
    }

    // one wait at most; heartbeats are consumed here
    private bool TryTake(out FrameKind kind, out BodyReader body)
    {
        kind = default;
        body = default;
        // a beat that lay there before was sent while nobody asked for anything
        var fresh = !_socket.TryReceive(_in, TimeSpan.Zero);
        if (fresh && !_socket.TryReceive(_in, Pulse.Slice))
        {
            _pulse.Nothing();
            return false;
        }

        if (_in.FrameCount != 2)
            throw new ProtocolException($"{Name}: a message of {_in.FrameCount - 1} frames");
        if (_in[0].SequenceEqual(WorkPeer))
        {
            kind = (FrameKind)Frame.Check(Wire.Format, _in[1], Name, _received++).Kind;
            body = Wire.Format.Body((ushort)kind, _in[1]);
            _pulse.Work();
            return true;
        }

        if (!_in[0].SequenceEqual(BeatPeer))
            throw new ProtocolException($"{Name}: a frame of the unknown peer '{Encoding.ASCII.GetString(_in[0])}'");
        TakeBeat(fresh);
        return false;
    }

    private void TakeBeat(bool fresh)
    {
        var kind = (FrameKind)Frame.Check(Wire.Format, _in[1], Name, _beats++).Kind;
        var body = Expect(FrameKind.Heartbeat, kind, Wire.Format.Body((ushort)kind, _in[1]));
        var progress = body.Take<ulong>();
        body.End();
        _pulse.Beat(progress, fresh);
    }

    private BodyReader Expect(FrameKind due, FrameKind kind, BodyReader body) => kind == due
        ? body
        : throw new ProtocolException($"{Name}: a frame {kind} came where {due} was due");

    private BridgeException Reported(BodyReader body)
    {
        var code = body.Take<uint>();
        var text = body.Text();
        body.End();
        var what = Enum.IsDefined((WorkerErrorCode)code) ? ((WorkerErrorCode)code).ToString().ToLowerInvariant() : $"code {code}";
        return new BridgeException($"{Name} reports an error ({what}): {text}");
    }

    private WorkerLostException Lost(string how) => new($"{Name} {_process.Ended ?? how}{LastWords()}");

    private string LastWords() => _process.LastWords is { Length: > 0 } words ? $"; its last words: {words}" : "";
}
