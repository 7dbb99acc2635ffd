namespace Tlm;

public sealed partial class Payload
{
    /// <summary>Makes this a read of <paramref name="length"/> bytes with no answer yet; data, byte enables and stream are as before.</summary>
    public Payload SetRead(ulong address, long length) => Restart(PayloadCommand.Read, address, length);

    /// <summary>Makes this a write of <paramref name="length"/> bytes with no answer yet; data, byte enables and stream are as before.</summary>
    public Payload SetWrite(ulong address, long length) => Restart(PayloadCommand.Write, address, length);

    /// <summary>First and last address that the transaction touches, all steps of a stream included; the last lies below the first where it touches none.</summary>
    public (Int128 First, Int128 Last) Extent()
    {
        if (!IsStream)
            return (Address, (Int128)Address + Length - 1);
        (long low, long high) = StreamShape.Extent();
        return ((Int128)Address + low, (Int128)Address + high);
    }

    /// <summary>Sets every generic attribute back to its default; extensions that are not automatic stay.</summary>
    public void Reset()
    {
        ThrowIfReleased();
        RemoveAutoExtensions();
        ResetAttributes();
    }

    /// <summary>Takes over attributes, data bytes and byte enables, and clones of the extensions, from another payload (<c>deep_copy_from</c>).</summary>
    public void CopyFrom(Payload other)
    {
        ThrowIfReleased();
        other.ThrowIfReleased();
        _command = other._command;
        _status = other._status;
        _address = other._address;
        _streamingWidth = other._streamingWidth;
        SetStream(other._stream);
        DmiAllowed = other.DmiAllowed;
        if (!other._data.IsEmpty && _data.Length < other._data.Length)
            _data = new byte[other._data.Length];
        other._data.CopyTo(_data);
        _byteEnable = other._byteEnable.ToArray();
        _length = other._length;
        CopyExtensionsFrom(other);
    }

    private void SetStream(in StreamShape shape)
    {
        _stream = shape;
        Attention = shape.Count == 0 ? Attention & ~Attention.Stream : Attention | Attention.Stream;
    }

    private Payload Restart(PayloadCommand command, ulong address, long length)
    {
        ThrowIfReleased();
        _command = command;
        _address = address;
        _length = length;
        _streamingWidth = 0;
        _status = ResponseStatus.Incomplete;
        if (_detail is not null)
            _detail = null;
        _stages.Clear();
        DmiAllowed = false;
        return this;
    }

    private void ResetAttributes()
    {
        _command = PayloadCommand.Ignore;
        _status = ResponseStatus.Incomplete;
        _address = 0;
        _length = 0;
        _streamingWidth = 0;
        _stages.Clear();
        DmiAllowed = false;
        Id = 0;
        HeaderBytes = 0;
        RequestTime = SimTime.Zero;
        ResponseTime = SimTime.Zero;
        ResetReferences();
    }

    // Most are not set: asking is cheaper than clearing.
    private void ResetReferences()
    {
        if (_detail is not null)
            _detail = null;
        if (!_data.IsEmpty)
            _data = default;
        if (!_byteEnable.IsEmpty)
            _byteEnable = default;
        if (InitiatorTag is not null)
            InitiatorTag = null;
        if (IsStream)
            SetStream(default);
    }
}
