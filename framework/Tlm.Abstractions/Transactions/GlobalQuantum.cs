namespace Tlm;

/// <summary>How far temporally decoupled initiators of one simulation may run ahead (<c>tlm_global_quantum</c>).</summary>
public sealed class GlobalQuantum
{
    private SimTime _value;

    /// <summary>The quantum; zero: synchronise after every transaction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public SimTime Value
    {
        get => _value;
        set
        {
            if (value < SimTime.Zero)
                throw new ArgumentOutOfRangeException(nameof(value), value, "a quantum is not negative");
            _value = value;
        }
    }

    /// <summary>Time from <paramref name="now"/> to the next multiple of the quantum; a whole quantum at a multiple.</summary>
    public SimTime LocalQuantum(SimTime now) => _value == SimTime.Zero ? SimTime.Zero : _value - (now % _value);
}
