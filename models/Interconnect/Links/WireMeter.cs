namespace Tlm.Models.Interconnect;

/// <summary>Statistics and energy of one wire.</summary>
internal sealed class WireMeter
{
    private readonly Counter _bytes;
    private readonly TimeWeighted _busy;
    private readonly TimeWeighted _occupancy;
    private readonly EventEnergy _energy;
    private readonly EnergyPerBit _perBit;

    public WireMeter(Component owner, string name, EnergyPerBit perBit)
    {
        _bytes = owner.Statistics.Counter($"{name}_bytes", Unit.Bytes, $"bytes of payloads over the {name} wire, protocol overhead left out");
        _busy = owner.Statistics.Utilisation($"{name}_busy", 1, $"the {name} wire moves something");
        _occupancy = owner.Statistics.TimeWeighted($"{name}_occupancy", Unit.Count, $"payloads on or before the {name} wire");
        _energy = owner.Energy.Cause(name, $"bits over the {name} wire");
        _perBit = perBit;
    }

    public void Enter(in Passage passage, long bytes)
    {
        _bytes.Add(bytes);
        _busy.AddSpan(1, passage.Start.Femtoseconds, passage.Free.Femtoseconds);
        _energy.Charge(_perBit.For(passage.WireBits));
        _occupancy.Add(1);
    }

    public void Leave() => _occupancy.Add(-1);
}
