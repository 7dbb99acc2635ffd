namespace Tlm.Models.Npu.Timing;

/// <summary>Clock and energies at the chosen operating point: dynamic energy goes with the square of the voltage, static power with the voltage.</summary>
internal sealed class PowerState
{
    private readonly Int128 _voltage;
    private readonly Int128 _nominal;

    public PowerState(NpuOptions options)
    {
        OperatingPoint? point = options.OperatingPoints.FirstOrDefault(item => item.Name == options.OperatingPoint);
        Frequency clock = point?.Clock ?? options.Clock;
        Clock = ClockDomain.FromPeriod(checked(SimTime.FromSeconds(1).Femtoseconds * 1000), clock.Millihertz);
        _nominal = options.Energy.Voltage.Microvolts;
        _voltage = point?.Voltage.Microvolts ?? _nominal;
    }

    public ClockDomain Clock { get; }

    public Energy Scale(Energy energy)
    {
        return Energy.FromFemtojoules(checked((long)(energy.Femtojoules * _voltage * _voltage / (_nominal * _nominal))));
    }

    public EnergyPerBit Scale(EnergyPerBit energy)
    {
        return EnergyPerBit.FromAttojoulesPerBit(checked((long)(energy.AttojoulesPerBit * _voltage * _voltage / (_nominal * _nominal))));
    }

    public Power Scale(Power power)
    {
        return Power.FromNanowatts(checked((long)(power.Nanowatts * _voltage / _nominal)));
    }
}
