namespace Tlm;

// What a converted request looked like before, and the map between its bytes and those on the host's lanes.
internal sealed class EndianContext : PayloadExtension
{
    private ulong _address;
    private long _streamingWidth;
    private Memory<byte> _data;
    private ReadOnlyMemory<byte> _enables;
    private int _wordBytes;
    private int _busBytes;
    private byte[] _hostData = [];
    private byte[] _hostEnables = [];
    private int _hostLength;
    private int _hostWidth;

    private ulong HostAddress => _address & ~(ulong)(_busBytes - 1);

    public void Take(Payload payload, int wordBytes, int busBytes)
    {
        (_address, _data, _enables) = (payload.Address, payload.Data[..checked((int)payload.Length)], payload.ByteEnable);
        _streamingWidth = Math.Min(payload.StreamingWidth, payload.Length);
        (_wordBytes, _busBytes) = (wordBytes, busBytes);
        if (_streamingWidth % wordBytes != 0)
            throw new TransportException(TransportRule.StreamingWidth, $"{payload}: {_streamingWidth} bytes are no whole number of {wordBytes}-byte words");
        ulong lastBus = (_address + (ulong)_streamingWidth - 1) & ~(ulong)(busBytes - 1);
        _hostWidth = checked((int)(lastBus - HostAddress) + busBytes);
        _hostLength = checked(_hostWidth * (int)(_data.Length / _streamingWidth));
        if (_hostData.Length < _hostLength)
            (_hostData, _hostEnables) = (new byte[_hostLength], new byte[_hostLength]);
        MarkEnables();
    }

    public void CopyIn()
    {
        Span<byte> data = _data.Span;
        for (int i = 0; i < data.Length; i++)
            _hostData[HostIndexOf(i)] = data[i];
    }

    public void CopyOut()
    {
        Span<byte> data = _data.Span;
        for (int i = 0; i < data.Length; i++)
        {
            int host = HostIndexOf(i);
            if (_hostEnables[host] != ByteEnables.Disabled)
                data[i] = _hostData[host];
        }
    }

    public void Rewrite(Payload payload)
    {
        payload.Address = HostAddress;
        payload.Data = _hostData.AsMemory(0, _hostLength);
        payload.ByteEnable = _hostEnables.AsMemory(0, _hostLength);
        payload.StreamingWidth = _hostWidth;
    }

    public void Restore(Payload payload)
    {
        payload.Address = _address;
        payload.Data = _data;
        payload.ByteEnable = _enables;
        payload.StreamingWidth = _streamingWidth;
    }

    private void MarkEnables()
    {
        Array.Clear(_hostEnables, 0, _hostLength);
        ReadOnlySpan<byte> enables = _enables.Span;
        for (int i = 0; i < _data.Length; i++)
            _hostEnables[HostIndexOf(i)] = enables.IsEmpty ? ByteEnables.Enabled : enables[i % enables.Length];
    }

    // Byte i has significance i % word within its word; the other-endian address of that byte counts from the word's far end, and its lane on
    // the host's bus from the bus's far end.
    private int HostIndexOf(int index)
    {
        int section = index / (int)_streamingWidth;
        int within = index % (int)_streamingWidth;
        int inWord = within % _wordBytes;
        ulong foreign = _address + (ulong)(within - inWord + _wordBytes - 1 - inWord);
        ulong lane = foreign ^ (ulong)(_busBytes - 1);
        return (int)(lane - HostAddress) + (section * _hostWidth);
    }
}
