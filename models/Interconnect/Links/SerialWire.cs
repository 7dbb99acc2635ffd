namespace Tlm.Models.Interconnect;

/// <summary>A wire of a rate and a latency that cuts payloads into flits.</summary>
internal sealed class SerialWire(Bandwidth rate, SimTime latency, int flitBytes, int flitPayloadBytes) : IWire
{
    private SimTime _free;

    public Passage Reserve(SimTime now, long bytes)
    {
        long wireBytes = (bytes + flitPayloadBytes - 1) / flitPayloadBytes * flitBytes;
        SimTime start = now > _free ? now : _free;
        _free = start + SimTime.FromFemtoseconds(rate.TransferFemtoseconds(wireBytes));
        return new Passage(start, _free, _free + latency, wireBytes * 8);
    }
}
