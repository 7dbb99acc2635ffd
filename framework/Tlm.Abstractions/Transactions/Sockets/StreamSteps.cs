namespace Tlm;

// Makes the payloads of single steps.
internal static class StreamSteps
{
    public static void Fill(Payload step, Payload stream, long number)
    {
        StreamShape shape = stream.StreamShape;
        step.Command = stream.Command;
        step.Address = stream.Address + (ulong)shape.OffsetOf(number);
        step.Length = shape.BytesPerStep;
        step.Data = stream.Data.IsEmpty ? default : stream.Data.Slice(checked((int)(number * shape.BytesPerStep)), checked((int)shape.BytesPerStep));
        step.ByteEnable = stream.ByteEnable.IsEmpty ? default : EnablesOf(stream, number * shape.BytesPerStep, shape.BytesPerStep);
        step.StreamingWidth = 0;
        step.HeaderBytes = stream.HeaderBytes;
        step.ResponseStatus = ResponseStatus.Incomplete;
        step.Id = stream.Id;
        step.Order = stream.Order;
        foreach (PayloadExtension? extension in stream.Extensions)
            step.Share(extension!);
    }

    /// <summary>Takes the first error of the steps over.</summary>
    public static void Collect(Payload stream, Payload step)
    {
        if (stream.ResponseStatus < 0)
            return;
        if (step.ResponseStatus < 0)
            stream.Fail(step.ResponseStatus, step.ErrorDetail ?? $"step at 0x{step.Address:x}");
        else if (step.DmiAllowed)
            stream.DmiAllowed = true;
    }

    public static void Finish(Payload stream)
    {
        if (stream.ResponseStatus == ResponseStatus.Incomplete)
            stream.ResponseStatus = ResponseStatus.Ok;
    }

    private static ReadOnlyMemory<byte> EnablesOf(Payload stream, long offset, long length)
    {
        ReadOnlyMemory<byte> enables = stream.ByteEnable;
        if (length % enables.Length == 0)
            return enables;
        byte[] own = new byte[length];
        for (long i = 0; i < length; i++)
            own[i] = enables.Span[(int)((offset + i) % enables.Length)];
        return own;
    }
}
