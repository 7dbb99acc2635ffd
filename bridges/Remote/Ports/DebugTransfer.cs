using Tlm.Bridges.Remote.Peers;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Ports;

/// <summary>Serves a debug transfer at a peer's port and returns the bytes moved.</summary>
internal delegate long DebugServer(int port, Payload payload);

/// <summary>Transfers outside time, in both directions. A frame Debug holds one request record; its answer the bytes moved and, for a read, the bytes.</summary>
internal static class DebugTransfer
{
    /// <summary>Asks the peer.</summary>
    /// <returns>Bytes moved.</returns>
    public static long Ask(PeerConnection peer, int port, Payload payload)
    {
        var body = new BodyWriter();
        RequestCodec.Write(body, new RecordHead { Port = (ushort)port }, payload);
        peer.Send(FrameKind.Debug, body);
        var answer = peer.Receive(FrameKind.DebugAnswer);
        var moved = answer.Take<ulong>();
        if (moved > (ulong)payload.Data.Length)
            throw new ProtocolException($"{peer.Name}: a debug transfer of {payload.Data.Length} bytes moved {moved}");
        if (payload.IsRead)
            answer.TakeMany<byte>((uint)moved).CopyTo(payload.Data.Span);
        answer.End();
        return (long)moved;
    }

    /// <summary>Answers the peer.</summary>
    public static void Answer(PeerConnection peer, ref BodyReader body, DebugServer serve)
    {
        var head = body.Take<RecordHead>();
        var payload = new Payload();
        RequestCodec.Read(head, ref body, payload, new PeerRequest());
        body.End();
        if (payload.Data.IsEmpty)
            throw new ProtocolException($"{peer.Name} asks for a debug transfer without data");
        var moved = Math.Min(serve(head.Port, payload), payload.Data.Length);
        var answer = new BodyWriter();
        answer.Put((ulong)moved);
        if (payload.IsRead)
            answer.Raw(payload.Data.Span[..(int)moved]);
        peer.Send(FrameKind.DebugAnswer, answer);
    }
}
