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

    /// <summary>The energy in bins of simulated time, in femtojoules; the bins sum to <see cref="Total"/>.</summary>
    /// <param name="femtoseconds">The simulated time up to which power is integrated.</param>
    public abstract TimeBinsSnapshot Series(long femtoseconds);

    /// <summary>Forgets the energy used so far.</summary>
    public abstract void Reset(long femtoseconds);
}

/// <summary>Energy charged by event.</summary>
public sealed class EventEnergy : EnergyCause
{
    private readonly ISimulatedClock _clock;
    private readonly TimeBins _bins;
    private Int128 _total;
    private Int128 _binned;
    private long _binEnd;

    internal EventEnergy(string name, string description, ISimulatedClock clock, BinLayout bins)
        : base(name, description)
    {
        _clock = clock;
        _bins = new TimeBins(clock.NowFemtoseconds, bins);
        _binEnd = _bins.EndOfBin(clock.NowFemtoseconds);
    }

    /// <summary>Charges one event.</summary>
    public void Charge(Energy energy)
    {
        if (_clock.NowFemtoseconds > _binEnd)
            CloseBin();
        _total += energy.Femtojoules;
    }

    /// <summary>Charges a number of equal events.</summary>
    public void Charge(Energy energy, long events)
    {
        if (_clock.NowFemtoseconds > _binEnd)
            CloseBin();
        _total += Math.BigMul(energy.Femtojoules, events);
    }

    /// <summary>Charges a number of equal events that were spread over a time up to now: for components that count what they did only now and then.</summary>
    /// <param name="sinceFemtoseconds">Start of that time.</param>
    /// <param name="energy">Energy of an event.</param>
    /// <param name="events">Events.</param>
    public void ChargeSince(long sinceFemtoseconds, Energy energy, long events)
    {
        Int128 amount = Math.BigMul(energy.Femtojoules, events);
        if (amount == 0)
            return;
        _bins.AddSpan(sinceFemtoseconds, _clock.NowFemtoseconds, amount);
        _total += amount;
        _binned += amount;
    }

    /// <inheritdoc/>
    public override Int128 Total(long femtoseconds) => _total;

    /// <inheritdoc/>
    public override TimeBinsSnapshot Series(long femtoseconds)
    {
        if (_total != _binned)
            CloseBin();
        return _bins.Snapshot();
    }

    /// <inheritdoc/>
    public override void Reset(long femtoseconds)
    {
        _total = _binned = 0;
        _bins.Reset(femtoseconds);
        _binEnd = _bins.EndOfBin(femtoseconds);
    }

    // what was charged since the last time is of the bin that has ended
    private void CloseBin()
    {
        _bins.Add(_binEnd - 1, _total - _binned);
        _binned = _total;
        _binEnd = _bins.EndOfBin(_clock.NowFemtoseconds);
    }
}

/// <summary>Power drawn while time passes.</summary>
public sealed class StaticPower : EnergyCause
{
    // 1 nW over 1 fs is 1e-24 J, a thousand-millionth of a femtojoule
    private static readonly Int128 PerFemtojoule = 1_000_000_000;
    private readonly ISimulatedClock _clock;
    private readonly TimeBins _bins;
    private Power _power;
    private long _since;
    private Int128 _nanowattFemtoseconds;

    internal StaticPower(string name, string description, ISimulatedClock clock, Power power, BinLayout bins)
        : base(name, description)
    {
        _clock = clock;
        _power = power;
        _since = clock.NowFemtoseconds;
        _bins = new TimeBins(_since, bins);
    }

    /// <summary>The power drawn now.</summary>
    public Power Power => _power;

    /// <summary>Changes the power from now on (a power state).</summary>
    public void Set(Power power)
    {
        Integrate(_clock.NowFemtoseconds);
        _power = power;
    }

    /// <inheritdoc/>
    public override Int128 Total(long femtoseconds)
    {
        return (_nanowattFemtoseconds + Math.BigMul(_power.Nanowatts, femtoseconds - _since)) / PerFemtojoule;
    }

    /// <inheritdoc/>
    public override TimeBinsSnapshot Series(long femtoseconds)
    {
        Integrate(Math.Max(_since, femtoseconds));
        TimeBinsSnapshot series = _bins.Snapshot();
        var contents = new Int128[series.Contents.Count];
        Int128 sum = 0;
        for (int bin = 0; bin < contents.Length; bin++)
        {
            Int128 before = sum / PerFemtojoule;
            sum += series.Contents[bin];
            contents[bin] = (sum / PerFemtojoule) - before;
        }
        return series with { Contents = contents };
    }

    /// <inheritdoc/>
    public override void Reset(long femtoseconds)
    {
        _nanowattFemtoseconds = 0;
        _since = femtoseconds;
        _bins.Reset(femtoseconds);
    }

    private void Integrate(long now)
    {
        Int128 amount = Math.BigMul(_power.Nanowatts, now - _since);
        _bins.AddSpan(_since, now, amount);
        _nanowattFemtoseconds += amount;
        _since = now;
    }
}
