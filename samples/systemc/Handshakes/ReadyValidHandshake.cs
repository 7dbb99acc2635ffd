namespace Tlm.Samples.SystemC;

/// <summary>A value is handed over at an edge at which the reader is ready and the writer's data are valid.</summary>
internal sealed class ReadyValidHandshake<T> : Handshake<T>
{
    private readonly Signal<T> _data;
    private readonly Signal<bool> _ready;
    private readonly Signal<bool> _valid;

    public ReadyValidHandshake(ComponentContext context)
        : base(context) => (_data, _ready, _valid) = (new(this, "data"), new(this, "ready"), new(this, "valid"));

    public override void ResetReader() => _ready.Write(false);

    public override void ResetWriter() => _valid.Write(false);

    public override async SimTask<T> ReadAsync()
    {
        _ready.Write(true);
        do
            await Wait();
        while (!_valid.Value);
        _ready.Write(false);
        return _data.Value;
    }

    public override async SimTask WriteAsync(T value)
    {
        _data.Write(value);
        _valid.Write(true);
        do
            await Wait();
        while (!_ready.Value);
        _valid.Write(false);
    }
}
