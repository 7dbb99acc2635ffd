namespace Tlm;

/// <summary>A value with delta-cycle update (<c>sc_signal</c>): what is written in one evaluation is read from the next delta cycle on.</summary>
public sealed class Signal<T> : PrimitiveChannel, ISignal<T>
{
    private readonly WriterPolicy _policy;
    private readonly bool _everyWrite;
    private readonly TraceSource _trace;
    private SimEvent? _changed;
    private SimEvent? _positive;
    private SimEvent? _negative;
    private Process? _writer;
    private long _writeDelta = -1;
    private long _changeDelta = -1;
    private T _next;

    /// <summary>A signal of a component.</summary>
    /// <param name="owner">The component.</param>
    /// <param name="name">Name within the component.</param>
    /// <param name="initial">Value before the first write.</param>
    /// <param name="policy">Who may write.</param>
    /// <param name="notifiesEveryWrite">True: an equal value counts as a change as well (<c>sc_buffer</c>).</param>
    public Signal(Component owner, string name, T initial = default!, WriterPolicy policy = WriterPolicy.One, bool notifiesEveryWrite = false)
        : base(owner, name)
    {
        (Value, _next, _policy, _everyWrite) = (initial, initial, policy, notifiesEveryWrite);
        _trace = new TraceSource(owner.Context.Simulation, owner.Scheduler, FullName, typeof(T));
        _trace.Change(initial);
    }

    /// <inheritdoc/>
    public T Value { get; private set; }

    /// <inheritdoc/>
    public SimEvent ValueChanged => _changed ??= new SimEvent(Scheduler, $"{FullName}.changed");

    /// <inheritdoc/>
    public SimEvent PositiveEdge => _positive ??= new SimEvent(Scheduler, $"{FullName}.posedge");

    /// <inheritdoc/>
    public SimEvent NegativeEdge => _negative ??= new SimEvent(Scheduler, $"{FullName}.negedge");

    /// <inheritdoc/>
    public bool HasChanged => _changeDelta == Scheduler.DeltaCycles;

    /// <inheritdoc/>
    /// <exception cref="SimulationException">Another process drives the signal.</exception>
    public void Write(T value)
    {
        CheckWriter();
        _next = value;
        if (_everyWrite || !EqualityComparer<T>.Default.Equals(value, Value))
            RequestUpdate();
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        if (!_everyWrite && EqualityComparer<T>.Default.Equals(_next, Value))
            return;
        Value = _next;
        _changeDelta = Scheduler.DeltaCycles;
        _changed?.NotifyDelta();
        if (Value is bool level)
            (level ? _positive : _negative)?.NotifyDelta();
        _trace.Change(Value);
    }

    private void CheckWriter()
    {
        Process? process = Scheduler.Running;
        if (_policy == WriterPolicy.Unchecked || process is null)
            return;
        long delta = Scheduler.DeltaCycles;
        bool stands = _policy == WriterPolicy.One || _writeDelta == delta;
        if (_writer is not null && _writer != process && stands)
            throw Scheduler.Error($"signal {FullName} has two drivers: {_writer.FullName} and {process.FullName}");
        (_writer, _writeDelta) = (process, delta);
    }
}
