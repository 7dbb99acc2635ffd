namespace Tlm.Bridges.Remote.Wire;

/// <summary>Responses as records.</summary>
internal static class ResponseCodec
{
    /// <summary>Appends the response to a peer's request.</summary>
    public static void Write(BodyWriter body, RecordHead head, Payload payload)
    {
        var hasData = payload.IsRead && !payload.Data.IsEmpty;
        head.Kind = RecordKind.Response;
        head.Code = (byte)payload.ResponseStatus;
        head.Options = (hasData ? RecordOptions.Data : 0) | (payload.ErrorDetail is null ? 0 : RecordOptions.Detail);
        body.Put(head);
        if (hasData)
        {
            body.Put((uint)payload.Length);
            body.Raw(payload.Data.Span[..(int)payload.Length]);
        }

        if (payload.ErrorDetail is { } detail)
            body.Text(detail[..Math.Min(detail.Length, RemoteWire.Format.MaximumText / 4)]);
    }

    /// <summary>Lets a peer's response end a transaction.</summary>
    /// <exception cref="ProtocolException">It is malformed, or does not fit the request.</exception>
    public static void Read(in RecordHead head, ref BodyReader body, Payload payload)
    {
        var status = (ResponseStatus)(sbyte)head.Code;
        if (!Enum.IsDefined(status) || status == ResponseStatus.Incomplete)
            throw new ProtocolException($"response to transaction {head.Id} has the status {(sbyte)head.Code}: expected 1 or -1 to -5");
        if (head.Options.HasFlag(RecordOptions.Data))
            TakeData(head, ref body, payload);
        payload.ResponseStatus = status;
        if (head.Options.HasFlag(RecordOptions.Detail))
        {
            var detail = body.Text();
            if (status < 0)
                payload.Fail(status, detail);
        }

        if (head.Options.HasFlag(RecordOptions.Stages))
            TakeStages(head, ref body, payload);
    }

    private static void TakeData(in RecordHead head, ref BodyReader body, Payload payload)
    {
        var count = body.Take<uint>();
        if (!payload.IsRead || count != payload.Data.Length)
            throw new ProtocolException($"response to transaction {head.Id} has {count} bytes of data; {(payload.IsRead ? payload.Data.Length : 0)} were asked for");
        body.TakeMany<byte>(count).CopyTo(payload.Data.Span);
    }

    private static void TakeStages(in RecordHead head, ref BodyReader body, Payload payload)
    {
        for (var stage = LatencyStage.Queue; stage <= LatencyStage.Compute; stage++)
        {
            var time = body.Take<long>();
            if (time < 0)
                throw new ProtocolException($"response to transaction {head.Id} marks the negative time {time} fs for {stage}");
            payload.Stages.Add(stage, SimTime.FromFemtoseconds(time));
        }
    }
}
