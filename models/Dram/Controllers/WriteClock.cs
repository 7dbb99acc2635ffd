using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>The write clock of LPDDR5 and LPDDR6: it runs on for a while after a burst; an access after that needs a synchronisation.</summary>
internal sealed class WriteClock
{
    private readonly bool _alwaysOn;
    private readonly int _afterRead;
    private readonly int _afterWrite;

    private WriteClock(bool alwaysOn, int readLatency, int writeLatency, int tail)
    {
        _alwaysOn = alwaysOn;
        _afterRead = readLatency + tail;
        _afterWrite = writeLatency + tail;
    }

    /// <summary>First cycle in which it has stopped.</summary>
    public int Expiry { get; private set; }

    public static WriteClock For(DramConfiguration configuration)
    {
        bool sixth = configuration.Standard == "LPDDR6";
        return new WriteClock(
            configuration.Controller.WckSync == WckSyncMode.AlwaysOn,
            configuration.Timing(sixth ? "nRL" : "nCL"),
            configuration.Timing(sixth ? "nWL" : "nCWL"),
            configuration.Timing("nBL_min") + configuration.Timing("nWCKPST"));
    }

    public bool NeedsSync(int cycle) => !_alwaysOn && cycle >= Expiry;

    /// <summary>An access in a cycle keeps it running.</summary>
    public void Extend(int cycle, bool write) => Expiry = Math.Max(Expiry, cycle + (write ? _afterWrite : _afterRead));

    /// <summary>Writes the cycle in which it stops.</summary>
    public void Snapshot(ref SnapshotWriter writer) => writer.AddCycle(Expiry);

    /// <summary>Takes the cycle that was written down.</summary>
    public void Restore(ref SnapshotReader reader) => Expiry = reader.NextCycle();

    public void Rebase(int by) => Expiry = Math.Max(Cycles.Past, Expiry - by);
}
