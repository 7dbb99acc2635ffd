namespace Tlm;

/// <summary>
/// The generic payload of TLM-2.0: one memory-mapped transaction. Timing-only when <see cref="Data"/> is empty.
/// Ownership moves with it; take it from a <see cref="PayloadPool"/> and release it after the response.
/// </summary>
public sealed partial class Payload : ITimedItem
{
    private PayloadCommand _command = PayloadCommand.Ignore;
    private ResponseStatus _status;
    private ulong _address;
    private long _length;
    private long _streamingWidth;
    private Memory<byte> _data;
    private ReadOnlyMemory<byte> _byteEnable;
    private StreamShape _stream;
    private LatencyStages _stages;

    /// <summary>Read, write, or neither (extensions and DMI hints only).</summary>
    public PayloadCommand Command
    {
        get => _command;
        set
        {
            ThrowIfReleased();
            _command = value;
        }
    }

    /// <summary>Address of the first byte. An interconnect may rewrite it on the way to the target.</summary>
    public ulong Address
    {
        get
        {
            ThrowIfReleased();
            return _address;
        }
        set
        {
            ThrowIfReleased();
            _address = value;
        }
    }

    /// <summary>Bytes moved in total, also where no data array travels.</summary>
    public long Length
    {
        get => _length;
        set
        {
            ThrowIfReleased();
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _length = value;
        }
    }

    /// <summary>The bytes, lowest address first; empty in a timing-only run. Setting it sets <see cref="Length"/>.</summary>
    public Memory<byte> Data
    {
        get
        {
            ThrowIfReleased();
            return _data;
        }
        set
        {
            ThrowIfReleased();
            _data = value;
            if (!value.IsEmpty)
                _length = value.Length;
        }
    }

    /// <summary>
    /// One element a byte, <see cref="Tlm.ByteEnables.Enabled"/> or <see cref="Tlm.ByteEnables.Disabled"/>, applied repeatedly over the data;
    /// empty when all bytes count. Its length must divide <see cref="Length"/>.
    /// </summary>
    public ReadOnlyMemory<byte> ByteEnable
    {
        get => _byteEnable;
        set
        {
            ThrowIfReleased();
            _byteEnable = value;
        }
    }

    /// <summary>Bytes after which the address wraps to its start (a FIFO register); <see cref="Length"/> unless set.</summary>
    public long StreamingWidth
    {
        get => _streamingWidth == 0 ? _length : _streamingWidth;
        set
        {
            ThrowIfReleased();
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _streamingWidth = value;
        }
    }

    /// <summary>How it ended; <see cref="ResponseStatus.Incomplete"/> until the target says so.</summary>
    public ResponseStatus ResponseStatus
    {
        get => _status;
        set
        {
            ThrowIfReleased();
            _status = value;
        }
    }

    /// <summary>The target's hint that a direct memory pointer would be granted for this address.</summary>
    public bool DmiAllowed { get; set; }

    /// <summary>The strided run that this payload stands for; null for a single transfer. Setting it sets <see cref="Length"/>.</summary>
    public StreamShape? Stream
    {
        get => _stream.Count == 0 ? null : _stream;
        set
        {
            ThrowIfReleased();
            SetStream(value ?? default);
            if (value is { } shape)
                _length = shape.Bytes;
        }
    }

    /// <summary>True when <see cref="Stream"/> is set.</summary>
    public bool IsStream => _stream.Count != 0;

    /// <summary>The stream's shape without a copy; all zero for a single transfer.</summary>
    public ref readonly StreamShape StreamShape => ref _stream;

    /// <summary>Where the time went, marked by whoever spent it.</summary>
    public ref LatencyStages Stages => ref _stages;

    /// <summary>Whatever the initiator needs to know its transaction again.</summary>
    public object? InitiatorTag { get; set; }

    /// <summary>Number given by the initiator; deterministic, unlike an object's identity.</summary>
    public long Id { get; set; }

    /// <summary>Bytes of a request or response beside data, on links with a bandwidth.</summary>
    public int HeaderBytes { get; set; }

    /// <summary>When it was sent over the link that it goes over or has come back over last: its initiator finds what it set.</summary>
    public SimTime RequestTime { get; set; }

    /// <summary>When its response arrived.</summary>
    public SimTime ResponseTime { get; set; }

    /// <summary>True for a read.</summary>
    public bool IsRead => _command == PayloadCommand.Read;

    /// <summary>True for a write.</summary>
    public bool IsWrite => _command == PayloadCommand.Write;

    /// <summary>True once a target has answered <see cref="ResponseStatus.Ok"/>.</summary>
    public bool IsOk => _status > 0;

    long ITimedItem.TransferBytes => RequestBytes;

    internal long RequestBytes => HeaderBytes + (IsWrite ? _length : 0);

    internal long ResponseBytes => HeaderBytes + (IsRead ? _length : 0);

    /// <inheritdoc/>
    public override string ToString() => $"{_command} 0x{_address:x} +{_length} ({_status})";
}
