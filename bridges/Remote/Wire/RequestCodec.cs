namespace Tlm.Bridges.Remote.Wire;

/// <summary>Requests as records.</summary>
internal static class RequestCodec
{
    /// <summary>Appends a request.</summary>
    public static void Write(BodyWriter body, RecordHead head, Payload payload)
    {
        var hasData = !payload.Data.IsEmpty;
        head.Kind = RecordKind.Request;
        head.Code = (byte)CodeOf(payload.Command);
        head.Options = (hasData ? RecordOptions.Data : 0) | (payload.ByteEnable.IsEmpty ? 0 : RecordOptions.ByteEnables)
            | (payload.IsStream ? RecordOptions.Stream : 0);
        body.Put(head);
        body.Put(new RequestBody { Address = payload.Address, Length = payload.Length, StreamingWidth = payload.StreamingWidth });
        if (payload.IsStream)
            body.Put(Shape(payload.StreamShape));
        if (!payload.ByteEnable.IsEmpty)
        {
            body.Put((uint)payload.ByteEnable.Length);
            body.Raw(payload.ByteEnable.Span);
        }

        if (hasData && payload.IsWrite)
            body.Raw(payload.Data.Span[..(int)payload.Length]);
    }

    /// <summary>Takes a request apart.</summary>
    /// <param name="head">Its head, taken already.</param>
    /// <param name="body">What follows.</param>
    /// <param name="payload">Becomes the request.</param>
    /// <param name="buffers">Where data and byte enables go.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static void Read(in RecordHead head, ref BodyReader body, Payload payload, PeerRequest buffers)
    {
        var fixedPart = body.Take<RequestBody>();
        if (head.Code > 2 || fixedPart.Length < 0 || fixedPart.StreamingWidth < 0)
            throw new ProtocolException($"request {head.Id}: command {head.Code}, length {fixedPart.Length}, streaming width {fixedPart.StreamingWidth} are no transaction");
        _ = head.Code == 1 ? payload.SetWrite(fixedPart.Address, fixedPart.Length) : payload.SetRead(fixedPart.Address, fixedPart.Length);
        if (head.Code == 2)
            payload.Command = PayloadCommand.Ignore;
        payload.StreamingWidth = fixedPart.StreamingWidth;
        payload.Stream = head.Options.HasFlag(RecordOptions.Stream) ? Shape(head, body.Take<StreamBody>(), fixedPart.Length) : null;
        payload.ByteEnable = head.Options.HasFlag(RecordOptions.ByteEnables) ? buffers.Enables(body.TakeMany<byte>(body.Take<uint>())) : default;
        payload.Data = head.Options.HasFlag(RecordOptions.Data) ? buffers.Data(DataLength(head, fixedPart.Length)) : default;
        if (head.Options.HasFlag(RecordOptions.Data) && head.Code == 1)
            body.TakeMany<byte>((uint)fixedPart.Length).CopyTo(payload.Data.Span);
    }

    /// <summary>Refuses a request of a peer that is no transaction.</summary>
    /// <exception cref="ProtocolException">It is none.</exception>
    public static void Check(Payload payload, ulong id, string port)
    {
        try
        {
            payload.Validate();
        }
        catch (TransportException problem)
        {
            throw new ProtocolException($"request {id} at port '{port}': {problem.Message}");
        }
    }

    private static int CodeOf(PayloadCommand command) => command switch
    {
        PayloadCommand.Read => 0,
        PayloadCommand.Write => 1,
        _ => 2,
    };

    private static int DataLength(in RecordHead head, long length) => length is > 0 and <= RemoteWire.MaximumData
        ? (int)length
        : throw new ProtocolException($"request {head.Id}: {length} bytes of data; at most {RemoteWire.MaximumData} travel with a transaction");

    private static StreamBody Shape(in StreamShape shape) => new()
    {
        BytesPerStep = shape.BytesPerStep,
        Stride = shape.Stride,
        Count = shape.Count,
        OuterStride = shape.OuterStride,
        OuterCount = shape.OuterCount,
        Cycle = shape.Cycle.Femtoseconds,
        StepsPerCycle = shape.StepsPerCycle,
        Outstanding = shape.Outstanding,
    };

    private static StreamShape Shape(in RecordHead head, in StreamBody body, long length)
    {
        var shape = new StreamShape(
            body.BytesPerStep, body.Stride, body.Count, body.OuterStride, body.OuterCount, body.StepsPerCycle, body.Outstanding)
        { Cycle = SimTime.FromFemtoseconds(body.Cycle) };
        try
        {
            shape.Validate();
            _ = shape.Extent();
            if (shape.Bytes != length)
                throw new ArgumentException($"the stream has {shape.Bytes} bytes, the request {length}");
        }
        catch (Exception problem) when (problem is ArgumentException or OverflowException)
        {
            throw new ProtocolException($"request {head.Id}: {problem.Message}");
        }

        return shape;
    }
}
