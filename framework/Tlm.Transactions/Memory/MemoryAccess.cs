namespace Tlm.Transactions;

/// <summary>Reads and writes a store as a payload says: byte enables, streaming width and strided runs included.</summary>
public static class MemoryAccess
{
    /// <summary>Serves a payload whole and sets its response status.</summary>
    public static void Perform(MemoryStore store, Payload payload, string name)
    {
        if (Check(store, payload, name))
            Move(store, payload, 0, payload.IsStream ? payload.StreamShape.Steps : 1);
    }

    /// <summary>Refuses what lies outside: sets the response status.</summary>
    /// <returns>True when the payload can be served.</returns>
    public static bool Check(MemoryStore store, Payload payload, string name)
    {
        payload.Validate();
        if (payload.Command == PayloadCommand.Ignore)
        {
            payload.ResponseStatus = ResponseStatus.Ok;
            return false;
        }
        (long first, long last) = Extent(payload);
        if (first < 0 && (ulong)-first > payload.Address)
            first = long.MinValue;
        if (first == long.MinValue || !store.Contains(payload.Address + (ulong)first, last - first + 1))
        {
            payload.Fail(
                ResponseStatus.AddressError,
                $"{payload.Command} of {payload.Length} bytes at 0x{payload.Address:x} runs over the end of '{name}' (0x0-0x{store.Size - 1:x})");
            return false;
        }
        payload.ResponseStatus = ResponseStatus.Ok;
        return true;
    }

    /// <summary>Moves the bytes of some steps; a payload without data moves none.</summary>
    public static void Move(MemoryStore store, Payload payload, long firstStep, long count)
    {
        if (payload.Data.IsEmpty || payload.Command == PayloadCommand.Ignore)
            return;
        if (!payload.IsStream)
            MoveBurst(store, payload);
        else if (payload.StreamShape.IsContiguous)
            MoveBlock(store, payload, payload.Address + (ulong)payload.StreamShape.OffsetOf(firstStep), firstStep * payload.StreamShape.BytesPerStep, count * payload.StreamShape.BytesPerStep);
        else
            MoveSteps(store, payload, firstStep, count);
    }

    private static (long First, long Last) Extent(Payload payload) =>
        payload.IsStream ? payload.StreamShape.Extent() : (0, Math.Min(payload.Length, payload.StreamingWidth) - 1);

    private static void MoveBurst(MemoryStore store, Payload payload)
    {
        long width = Math.Min(payload.StreamingWidth, payload.Length);
        for (long at = 0; at < payload.Length; at += width)
            MoveBlock(store, payload, payload.Address, at, width);
    }

    private static void MoveSteps(MemoryStore store, Payload payload, long firstStep, long count)
    {
        StreamShape shape = payload.StreamShape;
        for (long step = firstStep; step < firstStep + count; step++)
            MoveBlock(store, payload, payload.Address + (ulong)shape.OffsetOf(step), step * shape.BytesPerStep, shape.BytesPerStep);
    }

    private static void MoveBlock(MemoryStore store, Payload payload, ulong address, long offset, long length)
    {
        Span<byte> data = payload.Data.Span.Slice((int)offset, (int)length);
        ReadOnlySpan<byte> enables = payload.ByteEnable.Span;
        if (enables.IsEmpty)
            MovePlain(store, payload.IsRead, address, data);
        else
            MoveEnabled(store, payload.IsRead, address, data, enables, offset);
    }

    private static void MovePlain(MemoryStore store, bool read, ulong address, Span<byte> data)
    {
        if (read)
            store.Read(address, data);
        else
            store.Write(address, data);
    }

    private static void MoveEnabled(MemoryStore store, bool read, ulong address, Span<byte> data, ReadOnlySpan<byte> enables, long offset)
    {
        byte[] stored = new byte[data.Length];
        store.Read(address, stored);
        if (read)
        {
            ByteEnables.Copy(stored, data, enables, offset);
            return;
        }
        ByteEnables.Copy(data, stored, enables, offset);
        store.Write(address, stored);
    }
}
