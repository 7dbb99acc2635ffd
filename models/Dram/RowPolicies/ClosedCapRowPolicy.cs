using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.RowPolicies;

/// <summary>
/// A row closes after a number of column accesses: the next access takes its closing form if that may issue, and in the first cycle in which
/// a precharge would be legal one is injected into the priority queue.
/// </summary>
internal sealed class ClosedCapRowPolicy : RowPolicy
{
    private readonly int _cap;
    private readonly CommandTable _commands;
    private readonly TimingTables _tables;
    private readonly TimingState _timing;
    private readonly MaintenanceQueue _maintenance;
    private readonly int[] _accesses;
    private readonly bool[] _injected;
    private readonly bool _mayUpgrade;
    private int _due;

    public ClosedCapRowPolicy(int cap, TimingTables tables, TimingState timing, MaintenanceQueue maintenance)
    {
        _cap = cap;
        _tables = tables;
        _commands = tables.Commands;
        _timing = timing;
        _maintenance = maintenance;
        _accesses = new int[tables.Hierarchy.Banks];
        _injected = new bool[tables.Hierarchy.Banks];
        _mayUpgrade = _commands.ReadClose >= 0 && _commands.WriteClose >= 0;
        _due = cap <= 0 ? _accesses.Length : 0;
    }

    public override int NextInjection(int cycle)
    {
        int next = Cycles.Never;
        for (int bank = 0; _due > 0 && bank < _accesses.Length; bank++)
        {
            if (IsDue(bank))
                next = Math.Min(next, Math.Max(cycle, PrechargeReady(bank)));
        }

        return next;
    }

    public override void Inject(int cycle)
    {
        for (int bank = 0; _due > 0 && bank < _accesses.Length; bank++)
        {
            if (!IsDue(bank) || PrechargeReady(bank) > cycle)
                continue;
            if (!_maintenance.TryAdd(new MaintenanceRequest(_commands.Precharge, _tables.Hierarchy.SectionOf(bank), bank)))
                continue;
            _injected[bank] = true;
            _due--;
        }
    }

    public override int Upgrade(int command, int bank, int cycle)
    {
        if (!_mayUpgrade || _accesses[bank] < _cap)
            return command;
        int closing = command == _commands.Read ? _commands.ReadClose : _commands.WriteClose;
        return _timing.Ready(_tables.ClassOf[closing], bank) <= cycle ? closing : command;
    }

    public override void OnAccess(int bank)
    {
        _accesses[bank]++;
        if (_accesses[bank] == _cap && !_injected[bank])
            _due++;
    }

    public override void OnClose(int bank)
    {
        if (IsDue(bank))
            _due--;
        _accesses[bank] = 0;
        _injected[bank] = false;
        if (IsDue(bank))
            _due++;
    }

    public override void Snapshot(ref SnapshotWriter writer)
    {
        for (int bank = 0; bank < _accesses.Length; bank++)
            writer.Add(Math.Min(_accesses[bank], _cap) * 2 + (_injected[bank] ? 1 : 0));
    }

    public override void Restore(ref SnapshotReader reader)
    {
        _due = 0;
        for (int bank = 0; bank < _accesses.Length; bank++)
        {
            int value = reader.Next();
            (_accesses[bank], _injected[bank]) = (value >> 1, (value & 1) != 0);
            _due += IsDue(bank) ? 1 : 0;
        }
    }

    private bool IsDue(int bank) => _accesses[bank] >= _cap && !_injected[bank];

    private int PrechargeReady(int bank) => _timing.Ready(_tables.ClassOf[_commands.Precharge], bank);
}
