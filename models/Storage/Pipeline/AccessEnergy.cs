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

    /// <summary>Charges steps, each by itself, so that a stream costs what its steps do.</summary>
    public void Charge(in StepTally tally)
    {
        long bits = checked(tally.StepBytes * 8);
        if (tally.Ticket.Payload.IsWrite)
            _write.ChargeSince(tally.Accepted, write.For(bits), tally.Steps);
        else if (tally.Ticket.Payload.IsRead)
            _read.ChargeSince(tally.Accepted, read.For(bits), tally.Steps);
    }
}
