using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Ports;

/// <summary>Takes one window's records of a peer, with bounds on what it may return. The body is read by whoever the record is for.</summary>
internal sealed class RecordTaker(string peer, long now)
{
    private long _records;
    private long _bytes;

    /// <summary>Reads the rest of one record.</summary>
    public delegate void Reader(in RecordHead head, ref BodyReader body);

    /// <summary>Takes the records of one frame.</summary>
    /// <param name="body">The frame's body.</param>
    /// <param name="deliver">Finds the reader of a record; null: the frame is only counted.</param>
    public BatchHead Take(ref BodyReader body, Func<RecordHead, Reader>? deliver)
    {
        _bytes += body.Left.Length;
        var head = body.Take<BatchHead>();
        _records += head.Count + 1L; // an empty frame counts, too: their number is bounded
        if (_records > RemoteWire.MaximumRecords || _bytes > RemoteWire.MaximumWindowBytes)
            throw new ProtocolException($"{peer} returns more than {RemoteWire.MaximumRecords} records or {RemoteWire.MaximumWindowBytes} bytes for one window");
        if (deliver is null)
            return head;
        for (var i = 0u; i < head.Count; i++)
            TakeOne(ref body, deliver);
        body.End();
        return head;
    }

    private void TakeOne(ref BodyReader body, Func<RecordHead, Reader> deliver)
    {
        var record = body.Take<RecordHead>();
        if (record.Time < now)
            throw new ProtocolException(
                $"{peer} returns a {record.Kind} for {SimTime.FromFemtoseconds(record.Time)}, which is past: it stands at {SimTime.FromFemtoseconds(now)} (time went back, or its look-ahead is smaller than declared)");
        if (record.Time == RemoteWire.Never)
            throw new ProtocolException($"{peer} returns a {record.Kind} for the time that means never");
        deliver(record)(record, ref body);
    }
}
