using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>A peer without a process that asks a memory so many times, one request after the other, and raises a signal at the end.</summary>
internal sealed class FakeInitiator(PeerPortOptions options) : FakePeer
{
    internal const int Requests = 6;
    private const long Period = 20_000_000; // 20 ns
    private int _sent;

    /// <summary>Status of each response that came.</summary>
    public List<sbyte> Statuses { get; } = [];

    protected override void Describe(BodyWriter body)
    {
        body.Text("fake initiator");
        body.Text("1");
        body.Put(LookAhead);
        body.Put(0L);
        body.Put(0u);
        body.Put(2u);
        DescribePort(body, PeerPortKind.Initiator, options, "mem");
        DescribePort(body, PeerPortKind.SignalOut, PeerPortOptions.None, "done");
    }

    protected override void Answer(ref BodyReader body)
    {
        var head = body.Take<BatchHead>();
        var records = new BodyWriter();
        records.Put(default(BatchHead));
        var count = 0u;
        for (var i = 0; i < head.Count; i++)
            count += Take(body.Take<RecordHead>(), ref body, records);
        for (; _sent < Requests && _sent * Period <= head.Time; _sent++, count++)
            Ask(records, head.Time);
        var next = _sent < Requests ? _sent * Period : RemoteWire.Never;
        records.Patch(0, new BatchHead { Time = head.Time, Next = next, Count = count });
        Push(FrameKind.Stand, records);
    }

    private static void DescribePort(BodyWriter body, PeerPortKind kind, PeerPortOptions options, string name)
    {
        body.Put(kind);
        body.Put(options);
        body.Put((ushort)32);
        body.Put(0u);
        body.Text(name);
    }

    private void Ask(BodyWriter records, long now)
    {
        var payload = new Payload().SetWrite((ulong)(8 * _sent), 8);
        payload.Data = new byte[8];
        RequestCodec.Write(records, new RecordHead { Time = now + LookAhead, Id = (ulong)_sent }, payload);
    }

    private uint Take(RecordHead record, ref BodyReader body, BodyWriter records)
    {
        if (record.Kind != RecordKind.Response)
            return 0;
        var payload = new Payload().SetWrite(0, 8);
        ResponseCodec.Read(record, ref body, payload);
        Statuses.Add((sbyte)record.Code);
        var isLast = Statuses.Count == Requests;
        if (isLast)
            records.Put(new RecordHead { Kind = RecordKind.Signal, Port = 1, Time = record.Time + LookAhead, Id = 1 });
        if (!options.HasFlag(PeerPortOptions.FourPhases))
            return isLast ? 1u : 0;
        records.Put(new RecordHead { Kind = RecordKind.Taken, Time = record.Time + LookAhead, Id = record.Id });
        return isLast ? 2u : 1;
    }
}
