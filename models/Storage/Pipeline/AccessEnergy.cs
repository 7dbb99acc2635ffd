namespace Tlm.Models.Storage;

/// <summary>Charges bits read and written.</summary>
internal sealed class AccessEnergy(Component memory, EnergyPerBit read, EnergyPerBit write)
{
    private readonly EventEnergy _read = memory.Energy.Cause("read", "bits read");
    private readonly EventEnergy _write = memory.Energy.Cause("write", "bits written");

    public void Charge(Payload payload)
    {
        long bits = checked(payload.Length * 8);
        if (payload.IsWrite)
            _write.Charge(write.For(bits));
        else if (payload.IsRead)
            _read.Charge(read.For(bits));
    }
}
