using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;

namespace Tlm.Models.Dram.Refresh;

/// <summary>Nothing is ever refreshed.</summary>
internal sealed class NoRefresh : RefreshManager
{
    public override void Push(int cycle, MaintenanceQueue queue)
    {
    }

    public override void Rebase(int by)
    {
    }

    public override void Snapshot(ref SnapshotWriter writer)
    {
    }

    public override void Restore(ref SnapshotReader reader)
    {
    }
}
