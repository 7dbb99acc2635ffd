using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tlm.Models.Dram.Timing;

/// <summary>The earliest cycle of each command class at each bank: gates (per section), lanes (per bank) and window histories.</summary>
internal sealed unsafe class TimingState
{
    private readonly TimingTables _tables;
    private readonly BankHierarchy _hierarchy;
    private readonly PinnedInts _gates;
    private readonly PinnedInts _lanes;
    private readonly PinnedInts _history;
    private readonly PinnedInts _ownGates;
    private readonly PinnedInts _otherGates;
    private readonly LaneEffect[] _effects;
    private readonly int[] _starts;
    private readonly int _banks;
    private readonly int _sections;
    private readonly int _banksPerSection;
    private readonly int _gateStride;
    private readonly int _laneStride;

    public TimingState(TimingTables tables)
    {
        _tables = tables;
        _hierarchy = tables.Hierarchy;
        _banks = _hierarchy.Banks;
        _sections = _hierarchy.Sections;
        _banksPerSection = _hierarchy.BanksPerSection;
        _gateStride = tables.GateStride;
        _laneStride = tables.LaneStride;
        _effects = tables.LaneEffects;
        _starts = tables.LaneStarts;
        _gates = new PinnedInts(_sections * _gateStride, Cycles.Past);
        _lanes = new PinnedInts(tables.Classes * _laneStride, Cycles.Past);
        _history = new PinnedInts(tables.HistoryLength, Cycles.Past);
        _ownGates = Copy(tables.OwnGates);
        _otherGates = Copy(tables.OtherGates);
        ResetHistoryPositions();
    }

    /// <summary>First gate of a section; the class is the index.</summary>
    public int* GatesOf(int section) => _gates.Pointer + section * _gateStride;

    /// <summary>Lanes of a class; the bank is the index.</summary>
    public int* LanesOf(int cls) => _lanes.Pointer + cls * _laneStride;

    /// <summary>Earliest cycle of a class at a bank of a section.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Ready(int cls, int bank, int section) =>
        Math.Max(_gates.Pointer[section * _gateStride + cls], _lanes.Pointer[cls * _laneStride + bank]);

    /// <summary>Earliest cycle of a class at a bank.</summary>
    public int Ready(int cls, int bank) => Ready(cls, bank, bank / _banksPerSection);

    /// <summary>Earliest cycle of an all-bank class in a section, or in the whole channel where the section is -1.</summary>
    public int ReadyInScope(int cls, int section)
    {
        if (section >= 0)
            return GatesOf(section)[cls];
        int ready = Cycles.Past;
        for (int s = 0; s < _sections; s++)
            ready = Math.Max(ready, GatesOf(s)[cls]);
        return ready;
    }

    /// <summary>Takes note of a command to one bank.</summary>
    public void Issue(int command, int bank, int section, int now)
    {
        RaiseGates(command, section, now);
        int index = command * _banks + bank;
        for (int i = _starts[index]; i < _starts[index + 1]; i++)
            RaiseLanes(_lanes.Pointer + _effects[i].Lane, _effects[i].Span, now + _effects[i].Latency);
        foreach (var window in _tables.Windows[command])
            Count(window, bank, now);
    }

    /// <summary>Takes note of an all-bank command to a section, or to the whole channel where the section is -1.</summary>
    public void IssueToScope(int command, int section, int now)
    {
        if (section >= 0)
        {
            RaiseGates(command, section, now);
            return;
        }

        for (int s = 0; s < _sections; s++)
            Raise(GatesOf(s), _ownGates.Pointer + command * _gateStride, now);
    }

    /// <summary>Moves all cycles back.</summary>
    /// <param name="by">Cycles.</param>
    public void Rebase(int by)
    {
        Rebase(_gates.Span, by);
        Rebase(_lanes.Span, by);
        foreach (var windows in _tables.Windows)
        {
            foreach (var window in windows)
            {
                for (int node = 0; node < _banks / _hierarchy.Span(window.Level); node++)
                    Rebase(_history.Span.Slice(window.History + node * (window.Window + 1), window.Window), by);
            }
        }
    }

    private static void Rebase(Span<int> cycles, int by)
    {
        foreach (ref int cycle in cycles)
            cycle = Math.Max(Cycles.Past, cycle - by);
    }

    private static PinnedInts Copy(int[] values)
    {
        var copy = new PinnedInts(values.Length, 0);
        values.CopyTo(copy.Span);
        return copy;
    }

    private void RaiseGates(int command, int section, int now)
    {
        Raise(GatesOf(section), _ownGates.Pointer + command * _gateStride, now);
        for (int s = 0; s < _sections; s++)
        {
            if (s != section)
                Raise(GatesOf(s), _otherGates.Pointer + command * _gateStride, now);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Raise(int* gates, int* latencies, int now)
    {
        var clock = Vector256.Create(now);
        for (int i = 0; i < _gateStride; i += Vector256<int>.Count)
            Vector256.Max(Vector256.Load(gates + i), Vector256.Load(latencies + i) + clock).Store(gates + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RaiseLanes(int* lanes, int span, int ready)
    {
        for (int i = 0; i < span; i++)
            lanes[i] = Math.Max(lanes[i], ready);
    }

    private void Count(WindowRule window, int bank, int now)
    {
        int node = _hierarchy.Node(window.Level, bank);
        int* history = _history.Pointer + window.History + node * (window.Window + 1);
        int position = history[window.Window];
        history[position] = now;
        position = position + 1 == window.Window ? 0 : position + 1;
        history[window.Window] = position;
        RaiseWindow(window, bank, node, history[position] + window.Latency);
    }

    private void RaiseWindow(WindowRule window, int bank, int node, int ready)
    {
        int span = _hierarchy.Span(window.Level);
        if (!window.OnGates)
        {
            RaiseLanes(LanesOf(window.Class) + node * span, span, ready);
            return;
        }

        int first = window.Level == 0 ? 0 : _hierarchy.SectionOf(bank);
        int last = window.Level == 0 ? _sections - 1 : first;
        for (int s = first; s <= last; s++)
            GatesOf(s)[window.Class] = Math.Max(GatesOf(s)[window.Class], ready);
    }

    private void ResetHistoryPositions()
    {
        foreach (var windows in _tables.Windows)
        {
            foreach (var window in windows)
            {
                for (int node = 0; node < _banks / _hierarchy.Span(window.Level); node++)
                    _history.Pointer[window.History + node * (window.Window + 1) + window.Window] = 0;
            }
        }
    }
}
