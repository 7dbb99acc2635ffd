namespace Tlm;

/// <summary>A value with delta-cycle update (<c>sc_signal</c>): what is written in one evaluation is read from the next delta cycle on.</summary>
public sealed class Signal<T> : SignalChannel<T>
{
    private readonly WriterPolicy _policy;
    private readonly bool _everyWrite;
    private Process? _writer;
    private long _writeDelta = -1;
    private T _next;

    /// <summary>A signal of a component.</summary>
    /// <param name="owner">The component.</param>
    /// <param name="name">Name within the component.</param>
    /// <param name="initial">Value before the first write.</param>
    /// <param name="policy">Who may write.</param>
    /// <param name="notifiesEveryWrite">True: an equal value counts as a change as well (<c>sc_buffer</c>).</param>
    public Signal(Component owner, string name, T initial = default!, WriterPolicy policy = WriterPolicy.One, bool notifiesEveryWrite = false)
        : base(owner, name, initial) => (_next, _policy, _everyWrite) = (initial, policy, notifiesEveryWrite);

    /// <inheritdoc/>
    /// <exception cref="SimulationException">Another process drives the signal.</exception>
    public override void Write(T value)
    {
        CheckWriter();
        _next = value;
        if (_everyWrite || !IsValue(value))
            RequestUpdate();
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        if (_everyWrite || !IsValue(_next))
            TakeOver(_next);
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
