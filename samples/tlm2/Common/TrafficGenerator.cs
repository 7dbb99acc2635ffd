namespace Tlm.Samples.Tlm2;

/// <summary>
/// Writes 16 words to one base address, reads them back, then the same at another, and checks what it reads. It keeps up to so many transactions
/// under way; until the first block has ended, one.
/// </summary>
public sealed class TrafficGenerator : Component
{
    private const int Words = 16;
    private readonly PayloadPool _pool;
    private readonly Fifo<Payload> _requests;
    private readonly Fifo<Payload> _responses;
    private readonly ulong[] _bases;
    private readonly int _limit;
    private readonly SenderName? _sender;
    private int _active;
    private bool _oneAtATime = true;

    /// <summary>A generator between two queues; with a name, every payload carries it as an extension that may be ignored.</summary>
    public TrafficGenerator(ComponentContext context, ulong first, ulong second, int limit, Fifo<Payload> requests, Fifo<Payload> responses, string? sender = null)
        : base(context)
    {
        (_bases, _limit, _requests, _responses) = ([first, second], limit, requests, responses);
        _sender = sender is null ? null : new SenderName(sender);
        _pool = new PayloadPool(FullName);
        Thread("run", RunAsync);
    }

    // A payload that the traffic generator has released may still be held by the bus.
    private bool IsUsedUp => _pool.InUse == _limit;

    private async SimTask RunAsync()
    {
        for (int block = 0; block < _bases.Length; block++)
        {
            for (int word = 0; word < Words; word++)
                await SendAsync(true, _bases[block] + (ulong)(4 * word), inverted: block == 1);
            await DrainAsync();
            for (int word = 0; word < Words; word++)
                await SendAsync(false, _bases[block] + (ulong)(4 * word), inverted: false);
            await DrainAsync();
        }
    }

    private async SimTask SendAsync(bool write, ulong address, bool inverted)
    {
        if (!IsUsedUp)
        {
            _active++;
            await _requests.WriteAsync(write ? Write(address, inverted) : Rent().SetRead(address, 4));
        }
        if (IsUsedUp || _oneAtATime || _responses.Available > 0)
            await TakeResponseAsync();
    }

    private async SimTask DrainAsync()
    {
        while (_active > 0)
        {
            _oneAtATime = true;
            await TakeResponseAsync();
        }
        _oneAtATime = false;
    }

    private async SimTask TakeResponseAsync()
    {
        Payload payload = await _responses.ReadAsync();
        payload.EnsureOk();
        if (payload.IsRead)
            Check(payload);
        payload.Release();
        _active--;
    }

    private Payload Rent()
    {
        Payload payload = _pool.Rent();
        payload.Data = new byte[4];
        payload.Id = _active;
        if (_sender is not null)
            payload.SetExtension(_sender);
        return payload;
    }

    private Payload Write(ulong address, bool inverted)
    {
        Payload payload = Rent().SetWrite(address, 4);
        uint data = (uint)address;
        BitConverter.TryWriteBytes(payload.Data.Span, inverted ? ~data : data);
        return payload;
    }

    // The bus has cut the address down to that within the target, so the upper four bits say nothing.
    private void Check(Payload payload)
    {
        const uint Mask = 0x0fff_ffff;
        uint expected = (uint)payload.Address & Mask;
        uint read = BitConverter.ToUInt32(payload.Data.Span) & Mask;
        if (read != expected && read != (~expected & Mask))
            Report(Severity.Fatal, "traffic", $"read 0x{read:x} at 0x{payload.Address:x}, expected 0x{expected:x} or its complement");
    }
}
