using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;

namespace Tlm.Models.Dram.Refresh;

/// <summary>Every nREFI one refresh for each node of the refresh scope: all in the same cycle, or scattered by a fixed interval.</summary>
internal sealed class AllBankRefresh : RefreshManager
{
    private readonly int _command;
    private readonly int _interval;
    private readonly int[] _sections;
    private readonly int[] _due;
    private readonly bool _scattered;

    /// <param name="command">Index of the refresh command.</param>
    /// <param name="interval">nREFI in cycles.</param>
    /// <param name="scatter">Cycles between the nodes, or 0.</param>
    /// <param name="sections">Sections to refresh, in order.</param>
    public AllBankRefresh(int command, int interval, int scatter, int[] sections)
    {
        if (scatter > 0 && (long)scatter * sections.Length > interval)
            throw new DramConfigurationException($"scatter_interval {scatter} x {sections.Length} refresh nodes must not exceed nREFI {interval}");
        _command = command;
        _interval = interval;
        _sections = sections;
        _scattered = scatter > 0;
        _due = [.. sections.Select((_, index) => scatter > 0 ? (index + 1) * scatter : interval)];
        Due = _due.Min();
    }

    public override void Push(int cycle, MaintenanceQueue queue)
    {
        for (int i = 0; i < _due.Length; i++)
        {
            if (_due[i] != cycle)
                continue;
            if (!queue.TryAdd(new MaintenanceRequest(_command, _sections[i], -1)))
                throw Overflow("an all-bank refresh", queue.Count);
            _due[i] += _interval;
        }

        Due = _due.Min();
    }

    public override void Rebase(int by)
    {
        foreach (ref int due in _due.AsSpan())
            due -= by;
        Due -= by;
    }

    public override void Snapshot(ref SnapshotWriter writer)
    {
        foreach (int due in _due)
            writer.AddCycle(due);
    }

    public override void Restore(ref SnapshotReader reader)
    {
        foreach (ref int due in _due.AsSpan())
            due = reader.NextCycle();
        Due = _due.Min();
    }

    public override int PlainInterval => _scattered ? 0 : _interval;

    public override void MoveDue(int cycle)
    {
        _due.AsSpan().Fill(cycle);
        Due = cycle;
    }
}
