namespace Tlm;

/// <summary>
/// A signal with a driver for each process that ever wrote it (<c>sc_signal_resolved</c> with <see cref="Logic"/>, <c>sc_signal_rv</c> with
/// <see cref="LogicVector"/>): its value is what all of them drive together. A process takes itself off the wire by writing Z.
/// </summary>
public sealed class ResolvedSignal<T> : SignalChannel<T>
    where T : struct, IResolvable<T>
{
    private readonly List<(Process? Driver, T Value)> _drivers = [];

    /// <summary>A signal of a component.</summary>
    /// <param name="owner">The component.</param>
    /// <param name="name">Name within the component.</param>
    /// <param name="initial">Value before the first write; it says the width of a vector.</param>
    /// <exception cref="ElaborationException">A vector without width.</exception>
    public ResolvedSignal(Component owner, string name, T initial = default)
        : base(owner, name, initial)
    {
        if (initial.Width == 0)
            throw new ElaborationException($"signal {FullName} has no width: an initial value such as new LogicVector(8) is expected");
    }

    /// <summary>How many processes have written it.</summary>
    public int Drivers => _drivers.Count;

    /// <summary>Gives what the running process drives from the next update phase on.</summary>
    /// <exception cref="SimulationException">The value has another width.</exception>
    public override void Write(T value)
    {
        if (value.Width != Value.Width)
            throw Scheduler.Error($"signal {FullName} has {Value.Width} bits and is written {value.Width}");
        Process? process = Scheduler.Running;
        int driver = 0;
        while (driver < _drivers.Count && _drivers[driver].Driver != process)
            driver++;
        if (driver == _drivers.Count)
            _drivers.Add((process, value));
        else
            _drivers[driver] = (process, value);
        RequestUpdate();
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        T value = _drivers[0].Value;
        foreach ((_, T driven) in _drivers)
            value = T.Resolve(value, driven); // once more with the first one: that changes nothing
        if (!IsValue(value))
            TakeOver(value);
    }
}
