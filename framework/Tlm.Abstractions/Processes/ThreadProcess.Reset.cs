namespace Tlm;

// Reset signals: while one has its level, the end of whatever wait starts the process afresh.
public sealed partial class ThreadProcess
{
    private ResetGuard? _guard;

    /// <summary>While the signal has that level, each wait of the process ends by starting it afresh (<c>reset_signal_is</c>).</summary>
    public ThreadProcess ResetSignalIs(IReadOnlySignal<bool> signal, bool level) => Guard(() => signal.Value == level);

    /// <inheritdoc cref="ResetSignalIs(IReadOnlySignal{bool}, bool)"/>
    public ThreadProcess ResetSignalIs(SignalIn<bool> port, bool level) => Guard(() => port.Value == level);

    /// <summary>When the signal takes that level, the process starts afresh at once; while it stays, each wait ends so (<c>async_reset_signal_is</c>).</summary>
    public ThreadProcess AsyncResetSignalIs(IReadOnlySignal<bool> signal, bool level)
    {
        RestartOn(signal.ValueChanged, () => signal.Value == level);
        return ResetSignalIs(signal, level);
    }

    /// <inheritdoc cref="AsyncResetSignalIs(IReadOnlySignal{bool}, bool)"/>
    public ThreadProcess AsyncResetSignalIs(SignalIn<bool> port, bool level)
    {
        RestartOn(port.ValueChanged, () => port.Value == level);
        return ResetSignalIs(port, level);
    }

    internal override ProcessFrame Enter(ProcessFrame frame)
    {
        if (_guard is null)
            return frame;
        _guard.Inner = frame;
        return _guard;
    }

    private ThreadProcess Guard(Func<bool> isActive)
    {
        _guard ??= new ResetGuard(this);
        _guard.Conditions.Add(isActive);
        return this;
    }

    private void Restart(ProcessFrame inner)
    {
        _restarts = true;
        _wasRunnable = Withdraw(); // gives back what the wait was given
        Frame = inner;
        Throw();
    }

    // Stands in front of the frame in which a process with reset signals waits.
    private sealed class ResetGuard(ThreadProcess process) : ProcessFrame
    {
        public ProcessFrame Inner { get; set; } = null!;

        public List<Func<bool>> Conditions { get; } = [];

        internal override void MoveNext()
        {
            if (Conditions.Exists(static isActive => isActive()))
                process.Restart(Inner);
            else
                Inner.MoveNext();
        }

        internal override void Return()
        {
        }
    }
}
