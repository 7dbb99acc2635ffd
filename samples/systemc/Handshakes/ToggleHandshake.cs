namespace Tlm.Samples.SystemC;

/// <summary>Each side has a signal that it toggles: the two differ while a value lies in the channel. Neither side waits for an answer.</summary>
internal sealed class ToggleHandshake<T> : Handshake<T>
{
    private readonly Signal<T> _data;
    private readonly Signal<bool> _read;
    private readonly Signal<bool> _written;

    public ToggleHandshake(ComponentContext context)
        : base(context) => (_data, _read, _written) = (new(this, "data"), new(this, "read_toggle"), new(this, "write_toggle"));

    private bool HoldsValue => _read.Value != _written.Value;

    public override void ResetReader() => _read.Write(false);

    public override void ResetWriter() => _written.Write(false);

    public override async SimTask<T> ReadAsync()
    {
        do
            await Wait();
        while (!HoldsValue);
        _read.Write(!_read.Value);
        return _data.Value;
    }

    public override async SimTask WriteAsync(T value)
    {
        do
            await Wait();
        while (HoldsValue);
        _data.Write(value);
        _written.Write(!_written.Value);
    }
}
