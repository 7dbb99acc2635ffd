namespace Tlm;

/// <summary>A value with delta-cycle update, its events and its trace. Who may give the next value, and how, is up to the kinds of signal.</summary>
public abstract class SignalChannel<T> : PrimitiveChannel, ISignal<T>
{
    private readonly TraceSource _trace;
    private SimEvent? _changed;
    private SimEvent? _positive;
    private SimEvent? _negative;
    private long _changeDelta = -1;

    private protected SignalChannel(Component owner, string name, T initial)
        : base(owner, name)
    {
        Value = initial;
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
    public abstract void Write(T value);

    private protected bool IsValue(T value) => EqualityComparer<T>.Default.Equals(value, Value);

    /// <summary>In the update phase: the value is another one from now on.</summary>
    private protected void TakeOver(T value)
    {
        Value = value;
        _changeDelta = Scheduler.DeltaCycles;
        _changed?.NotifyDelta();
        EdgeTo(value)?.NotifyDelta();
        _trace.Change(value);
    }

    private SimEvent? EdgeTo(T value) => value switch
    {
        bool level => level ? _positive : _negative,
        Logic { IsKnown: true } level => (bool)level ? _positive : _negative,
        _ => null,
    };
}
