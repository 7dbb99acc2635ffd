using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Refresh;

/// <summary>Every nREFIpb one bank, in bank order over the whole channel.</summary>
internal sealed class PerBankRefresh : RefreshManager
{
    private readonly int _command;
    private readonly int _interval;
    private readonly BankHierarchy _hierarchy;
    private int _bank;

    public PerBankRefresh(int command, int interval, BankHierarchy hierarchy)
    {
        _command = command;
        _interval = interval;
        _hierarchy = hierarchy;
        Due = interval;
    }

    public override void Push(int cycle, MaintenanceQueue queue)
    {
        if (!queue.TryAdd(new MaintenanceRequest(_command, _hierarchy.SectionOf(_bank), _bank)))
            throw Overflow("a per-bank refresh", queue.Count);
        _bank = (_bank + 1) % _hierarchy.Banks;
        Due += _interval;
    }

    public override void Rebase(int by) => Due -= by;

    public override void Snapshot(ref SnapshotWriter writer)
    {
        writer.Add(_bank);
        writer.AddCycle(Due);
    }

    public override void Restore(ref SnapshotReader reader)
    {
        _bank = reader.Next();
        Due = reader.NextCycle();
    }
}
