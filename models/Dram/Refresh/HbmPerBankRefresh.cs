using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Refresh;

/// <summary>
/// Per-bank refresh of HBM3 and HBM4: every nREFIpb the same bank of all pseudo-channels, one request a cycle. The banks of a stack id form a
/// set per pseudo-channel; after its last bank the set may begin again only nRFCpb later.
/// </summary>
internal sealed class HbmPerBankRefresh : RefreshManager
{
    private readonly int _command;
    private readonly int _interval;
    private readonly int _setRecovery;
    private readonly BankHierarchy _hierarchy;
    private readonly int _stacks;
    private readonly int _banksPerStack;
    private readonly int[] _setAllowed;
    private int _next;
    private int _firstAttempt;
    private int _stack;
    private int _bank;
    private int _pendingSection = -1;
    private int _pendingStack;
    private int _pendingBank;

    /// <param name="command">Index of the per-bank refresh.</param>
    /// <param name="interval">nREFIpb in cycles.</param>
    /// <param name="setRecovery">nRFCpb in cycles.</param>
    /// <param name="hierarchy">Banks.</param>
    /// <param name="stacks">Stack ids per pseudo-channel (1 where the hierarchy has no such level).</param>
    public HbmPerBankRefresh(int command, int interval, int setRecovery, BankHierarchy hierarchy, int stacks)
    {
        _command = command;
        _interval = interval;
        _setRecovery = setRecovery;
        _hierarchy = hierarchy;
        _stacks = stacks;
        _banksPerStack = hierarchy.BanksPerSection / stacks;
        _setAllowed = new int[hierarchy.Sections * stacks];
        _next = interval;
        _firstAttempt = interval;
        Due = interval;
    }

    public override void Push(int cycle, MaintenanceQueue queue)
    {
        if (_pendingSection < 0)
            Seed(cycle);
        Serve(cycle, queue);
        _firstAttempt = Math.Max(cycle + 1, _next);
        Due = _pendingSection >= 0 ? cycle + 1 : Math.Max(_firstAttempt, SetAllowed());
    }

    public override void Rebase(int by)
    {
        _next -= by;
        _firstAttempt -= by;
        Due -= by;
        foreach (ref int allowed in _setAllowed.AsSpan())
            allowed = Math.Max(Cycles.Past, allowed - by);
    }

    public override void Snapshot(ref SnapshotWriter writer)
    {
        writer.Add(_stack);
        writer.Add(_bank);
        writer.Add(_pendingSection);
        writer.Add(_pendingStack);
        writer.Add(_pendingBank);
        writer.AddAge(_next);
        writer.AddAge(_firstAttempt);
        writer.AddCycle(Due);
        foreach (int allowed in _setAllowed)
            writer.AddCycle(allowed);
    }

    public override void Restore(ref SnapshotReader reader)
    {
        _stack = reader.Next();
        _bank = reader.Next();
        _pendingSection = reader.Next();
        _pendingStack = reader.Next();
        _pendingBank = reader.Next();
        _next = reader.NextAge();
        _firstAttempt = reader.NextAge();
        Due = reader.NextCycle();
        foreach (ref int allowed in _setAllowed.AsSpan())
            allowed = reader.NextCycle();
    }

    /// <summary>Begins the next bank. A begin that had to wait for its set starts the interval anew.</summary>
    private void Seed(int cycle)
    {
        if (SetAllowed() > _firstAttempt)
            _next = cycle;
        _next += _interval;
        (_pendingSection, _pendingStack, _pendingBank) = (0, _stack, _bank);
        _bank++;
        if (_bank < _banksPerStack)
            return;
        _bank = 0;
        _stack = (_stack + 1) % _stacks;
    }

    private void Serve(int cycle, MaintenanceQueue queue)
    {
        int bank = _pendingSection * _hierarchy.BanksPerSection + _pendingStack * _banksPerStack + _pendingBank;
        if (!queue.TryAdd(new MaintenanceRequest(_command, _pendingSection, bank)))
            return;
        if (_pendingBank == _banksPerStack - 1)
            _setAllowed[_pendingSection * _stacks + _pendingStack] = cycle + _setRecovery;
        _pendingSection++;
        if (_pendingSection == _hierarchy.Sections)
            _pendingSection = -1;
    }

    private int SetAllowed()
    {
        int allowed = Cycles.Past;
        for (int section = 0; section < _hierarchy.Sections; section++)
            allowed = Math.Max(allowed, _setAllowed[section * _stacks + _stack]);
        return allowed;
    }
}
