namespace Tlm;

/// <summary>One cause of energy in a component's account.</summary>
public abstract class EnergyCause
{
    private protected EnergyCause(string name, string description)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Description = description;
    }

    /// <summary>Name within the component.</summary>
    public string Name { get; }

    /// <summary>What uses the energy.</summary>
    public string Description { get; }

    /// <summary>Energy used since the last reset, in femtojoules.</summary>
    /// <param name="femtoseconds">The simulated time up to which power is integrated.</param>
    public abstract Int128 Total(long femtoseconds);

    /// <summary>Forgets the energy used so far.</summary>
    public abstract void Reset(long femtoseconds);
}

/// <summary>Energy charged by event.</summary>
public sealed class EventEnergy : EnergyCause
{
    private Int128 _total;

    internal EventEnergy(string name, string description)
        : base(name, description)
    {
    }

    /// <summary>Charges one event.</summary>
    public void Charge(Energy energy) => _total += energy.Femtojoules;

    /// <summary>Charges a number of equal events.</summary>
    public void Charge(Energy energy, long events) => _total += (Int128)energy.Femtojoules * events;

    /// <inheritdoc/>
    public override Int128 Total(long femtoseconds) => _total;

    /// <inheritdoc/>
    public override void Reset(long femtoseconds) => _total = 0;
}

/// <summary>Power drawn while time passes.</summary>
public sealed class StaticPower : EnergyCause
{
    // 1 nW over 1 fs is 1e-24 J, a thousand-millionth of a femtojoule
    private static readonly Int128 PerFemtojoule = 1_000_000_000;
    private readonly ISimulatedClock _clock;
    private Power _power;
    private long _since;
    private Int128 _nanowattFemtoseconds;

    internal StaticPower(string name, string description, ISimulatedClock clock, Power power)
        : base(name, description)
    {
        _clock = clock;
        _power = power;
        _since = clock.NowFemtoseconds;
    }

    /// <summary>The power drawn now.</summary>
    public Power Power => _power;

    /// <summary>Changes the power from now on (a power state).</summary>
    public void Set(Power power)
    {
        var now = _clock.NowFemtoseconds;
        _nanowattFemtoseconds += (Int128)_power.Nanowatts * (now - _since);
        _since = now;
        _power = power;
    }

    /// <inheritdoc/>
    public override Int128 Total(long femtoseconds)
    {
        return (_nanowattFemtoseconds + ((Int128)_power.Nanowatts * (femtoseconds - _since))) / PerFemtojoule;
    }

    /// <inheritdoc/>
    public override void Reset(long femtoseconds)
    {
        _nanowattFemtoseconds = 0;
        _since = femtoseconds;
    }
}
