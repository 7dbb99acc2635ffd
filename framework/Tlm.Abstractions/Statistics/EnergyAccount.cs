namespace Tlm;

/// <summary>The energy that one component used, by cause.</summary>
/// <param name="component">Full name of the component, for errors.</param>
/// <param name="clock">The simulated clock of the component's partition.</param>
/// <param name="seriesBin">Width of the bins of power over time; null: fine ones that grow with the run.</param>
public sealed class EnergyAccount(string component, ISimulatedClock clock, SimTime? seriesBin = null)
{
    private readonly BinLayout _bins = BinLayout.Of(seriesBin);
    private readonly List<EnergyCause> _causes = [];

    /// <summary>The causes in the order of their declaration.</summary>
    public IReadOnlyList<EnergyCause> Causes => _causes;

    /// <summary>Declares a cause of energy charged by event (an activate, a MAC, a bit over a link); keep the object for the hot path.</summary>
    public EventEnergy Cause(string name, string description) => Add(new EventEnergy(name, description, clock, _bins));

    /// <summary>Declares a cause of energy drawn over time (leakage, a clock tree); starts at <paramref name="power"/>.</summary>
    public StaticPower StaticPower(string name, Power power, string description) => Add(new StaticPower(name, description, clock, power, _bins));

    /// <summary>Charges energy to a cause by name, declaring the cause at first use; for rare events.</summary>
    /// <exception cref="ArgumentException">The cause was declared as static power.</exception>
    public void Charge(string name, Energy energy)
    {
        foreach (var cause in _causes)
        {
            if (cause.Name != name)
                continue;
            if (cause is not EventEnergy events)
                throw new ArgumentException($"component '{component}' charges an event to '{name}', which it declared as static power");
            events.Charge(energy);
            return;
        }
        Cause(name, name).Charge(energy);
    }

    /// <summary>Feeds the component from a supply that converts its voltage: what the supply loses becomes a cause of its own, <c>conversion</c>.</summary>
    /// <param name="supply">Name of the supply, for the description.</param>
    /// <param name="efficiency">Millionths of the supply's input that reach the component, 1 to 1,000,000.</param>
    /// <exception cref="ArgumentException">The component has a supply already.</exception>
    public void SupplyThrough(string supply, int efficiency)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(efficiency);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(efficiency, ConversionLoss.Whole);
        Add(new ConversionLoss(supply, this, efficiency));
    }

    /// <summary>Starts the accounts afresh.</summary>
    public void Reset(long femtoseconds)
    {
        foreach (var cause in _causes)
            cause.Reset(femtoseconds);
    }

    private T Add<T>(T cause)
        where T : EnergyCause
    {
        foreach (var other in _causes)
            if (other.Name == cause.Name)
                throw new ArgumentException($"component '{component}' declares energy cause '{cause.Name}' twice");
        _causes.Add(cause);
        return cause;
    }
}
