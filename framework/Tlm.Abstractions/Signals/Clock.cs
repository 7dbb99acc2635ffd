namespace Tlm;

/// <summary>A boolean signal that toggles (<c>sc_clock</c>). It keeps the simulation alive unless made a daemon.</summary>
public sealed class Clock : IReadOnlySignal<bool>
{
    private readonly Signal<bool> _signal;
    private readonly MethodProcess _process;
    private readonly SimTime _high;
    private readonly bool _positiveFirst;
    private bool _started;
    private bool _next;

    /// <summary>A clock of a component.</summary>
    /// <param name="owner">The component.</param>
    /// <param name="name">Name within the component.</param>
    /// <param name="period">Time between rising edges.</param>
    /// <param name="highTime">How long it is true in each period; half of it unless given.</param>
    /// <param name="start">When the first edge comes.</param>
    /// <param name="positiveFirst">True when the first edge rises.</param>
    /// <param name="daemon">True when it does not keep the simulation alive.</param>
    /// <exception cref="ElaborationException">The period is not above zero, or the high time not inside it.</exception>
    public Clock(Component owner, string name, SimTime period, SimTime? highTime = null, SimTime start = default, bool positiveFirst = true, bool daemon = false)
    {
        _high = highTime ?? period / 2;
        if (period <= SimTime.Zero || _high <= SimTime.Zero || _high >= period)
            throw new ElaborationException($"clock {owner.FullName}.{name} has a period of {period} and is high for {_high}: 0 < high < period is expected");
        (Period, Start, _positiveFirst, _next) = (period, start, positiveFirst, positiveFirst);
        _signal = new Signal<bool>(owner, name, !positiveFirst, WriterPolicy.Unchecked);
        _process = owner.Method($"{name}.toggle", Toggle, daemon);
    }

    /// <summary>Time between rising edges.</summary>
    public SimTime Period { get; }

    /// <summary>How long it is true in each period.</summary>
    public SimTime HighTime => _high;

    /// <summary>When the first edge comes.</summary>
    public SimTime Start { get; }

    /// <summary>The dotted name.</summary>
    public string FullName => _signal.FullName;

    /// <inheritdoc/>
    public bool Value => _signal.Value;

    /// <inheritdoc/>
    public SimEvent ValueChanged => _signal.ValueChanged;

    /// <inheritdoc/>
    public SimEvent PositiveEdge => _signal.PositiveEdge;

    /// <inheritdoc/>
    public SimEvent NegativeEdge => _signal.NegativeEdge;

    /// <inheritdoc/>
    public bool HasChanged => _signal.HasChanged;

    private void Toggle()
    {
        if (!_started)
        {
            _started = true;
            if (Start > SimTime.Zero)
            {
                _process.NextTrigger(Start);
                return;
            }
        }
        _signal.Write(_next);
        _process.NextTrigger(_next ? _high : Period - _high);
        _next = !_next;
    }
}
