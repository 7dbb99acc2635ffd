using System.Runtime.InteropServices;
using Tlm.Bridges.Messaging;
using Tlm.Bridges.Remote.Peers;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>A peer without a process or a socket: a memory of 64 KiB that answers after its look-ahead. What it sends can be changed on the way.</summary>
internal class FakePeer : IPeerAccess, IMessageSocket
{
    internal const long LookAhead = 10_000_000; // 10 ns

    private readonly Queue<byte[]> _toClient = new();
    private readonly byte[] _memory = new byte[65536];
    private ulong _sent;

    /// <summary>Changes a frame before it is delivered; null: it is not.</summary>
    public Func<int, FrameKind, byte[], byte[]?> Mangle { get; init; } = (_, _, frame) => frame;

    /// <summary>Kind of each frame that came.</summary>
    public List<FrameKind> Received { get; } = [];

    public string Description => "fake peer";

    public SocketRole Role => SocketRole.Pair;

    public IMessageSocket Open(IMessageTransport transport, out IWorkerProcess? process)
    {
        process = null;
        Reply(FrameKind.Hello, body =>
        {
            body.Put(1UL);
            body.Text("fake");
        });
        return this;
    }

    public bool TrySend(Message message, TimeSpan timeout)
    {
        var header = MemoryMarshal.Read<FrameHeader>(message[0]);
        var kind = (FrameKind)header.Kind;
        Received.Add(kind);
        var body = RemoteWire.Format.Body(header.Kind, message[0]);
        if (kind == FrameKind.Configure)
            Reply(FrameKind.Model, Describe);
        else if (kind == FrameKind.Advance)
            Answer(ref body);
        else if (kind == FrameKind.Shutdown)
            Reply(FrameKind.Goodbye, body => body.Put(0u));
        return true;
    }

    public bool TryReceive(Message message, TimeSpan timeout)
    {
        if (!_toClient.TryDequeue(out var frame))
            return false;
        message.Clear();
        message.Append(frame);
        return true;
    }

    public string Bind(string endpoint) => endpoint;

    public void Connect(string endpoint)
    {
    }

    public void Dispose()
    {
    }

    protected virtual void Describe(BodyWriter body)
    {
        body.Text("fake memory");
        body.Text("1");
        body.Put(LookAhead);
        body.Put(RemoteWire.Never);
        body.Put(0u);
        body.Put(1u);
        body.Put(PeerPortKind.Target);
        body.Put(PeerPortOptions.None);
        body.Put((ushort)32);
        body.Put(0u);
        body.Text("port");
    }

    protected virtual void Answer(ref BodyReader body)
    {
        var head = body.Take<BatchHead>();
        var records = new BodyWriter();
        records.Put(new BatchHead { Time = head.Time, Next = RemoteWire.Never, Count = head.Count });
        for (var i = 0; i < head.Count; i++)
        {
            var record = body.Take<RecordHead>();
            var payload = new Payload();
            RequestCodec.Read(record, ref body, payload, new PeerRequest());
            var place = _memory.AsSpan((int)payload.Address, payload.Data.Length);
            if (payload.IsWrite)
                payload.Data.Span.CopyTo(place);
            else
                place.CopyTo(payload.Data.Span);
            payload.ResponseStatus = ResponseStatus.Ok;
            ResponseCodec.Write(records, record with { Time = record.Time + LookAhead, Options = 0 }, payload);
        }

        Push(FrameKind.Stand, records);
    }

    private void Reply(FrameKind kind, Action<BodyWriter> write)
    {
        var body = new BodyWriter();
        write(body);
        Push(kind, body);
    }

    protected void Push(FrameKind kind, BodyWriter body)
    {
        var frame = body.Seal(RemoteWire.Format, (ushort)kind, _sent).ToArray();
        if (Mangle((int)_sent++, kind, frame) is { } mangled)
            _toClient.Enqueue(mangled);
    }
}
