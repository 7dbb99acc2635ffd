namespace Tlm.Models.Pim.Engine;

/// <summary>An access under way, of a payload or of the module itself: done when all of its parts are.</summary>
internal sealed class HostTicket(Payload? payload, Action<HostTicket> done)
{
    private int _parts;

    public Payload? Payload { get; } = payload;

    /// <summary>Cycle in which the last data of the parts so far had moved.</summary>
    public long FinishedAt { get; private set; }

    /// <summary>Adds so many parts to wait for.</summary>
    public void Expect(int parts) => _parts += parts;

    public void Finish(long cycle)
    {
        FinishedAt = Math.Max(FinishedAt, cycle);
        if (--_parts == 0)
            done(this);
    }
}
