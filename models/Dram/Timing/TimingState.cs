using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Timing;

/// <summary>The earliest cycle of each command class at each bank: gates (per section), lanes (per bank) and window histories.</summary>
internal sealed unsafe class TimingState
{
    private readonly PinnedInts _gates;
    private readonly PinnedInts _lanes;
    private readonly PinnedInts _ownGates;
    private readonly PinnedInts _otherGates;
    private readonly LaneEffect[] _effectStorage;
    private readonly LaneEffect* _effects;
    private readonly bool[] _reachesOthers;
    private readonly PinnedInts _starts;
    private readonly PinnedInts _sectionOf;
    private readonly WindowHistory[][] _windows;
    private readonly int* _gatePointer;
    private readonly int* _lanePointer;
    private readonly int _banks;
    private readonly int _sections;
    private readonly int _gateStride;
    private readonly int _laneStride;

    public TimingState(TimingTables tables)
    {
        _banks = tables.Hierarchy.Banks;
        _sections = tables.Hierarchy.Sections;
        _gateStride = tables.GateStride;
        _laneStride = tables.LaneStride;
        _gates = new PinnedInts(_sections * _gateStride, Cycles.Past);
        _lanes = new PinnedInts(tables.Classes * _laneStride, Cycles.Past);
        _gatePointer = _gates.Pointer;
        _lanePointer = _lanes.Pointer;
        _ownGates = new PinnedInts(tables.OwnGates);
        _otherGates = new PinnedInts(tables.OtherGates);
        _reachesOthers = tables.ReachesOthers;
        _starts = new PinnedInts(tables.LaneStarts);
        _sectionOf = new PinnedInts([.. Enumerable.Range(0, _banks).Select(tables.Hierarchy.SectionOf)]);
        _effectStorage = GC.AllocateUninitializedArray<LaneEffect>(Math.Max(1, tables.LaneEffects.Length), pinned: true);
        tables.LaneEffects.CopyTo(_effectStorage, 0);
        _effects = (LaneEffect*)Marshal.UnsafeAddrOfPinnedArrayElement(_effectStorage, 0);
        _windows = [.. tables.Windows.Select(rules => rules.Select(rule => new WindowHistory(rule, tables)).ToArray())];
    }

    /// <summary>The section of a bank.</summary>
    public int SectionOf(int bank) => _sectionOf.Pointer[bank];

    /// <summary>First gate of a section; the class is the index.</summary>
    public int* GatesOf(int section) => _gatePointer + section * _gateStride;

    /// <summary>Lanes of a class; the bank is the index.</summary>
    public int* LanesOf(int cls) => _lanePointer + cls * _laneStride;

    /// <summary>Earliest cycle of a class at a bank of a section.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Ready(int cls, int bank, int section) =>
        Math.Max(_gatePointer[section * _gateStride + cls], _lanePointer[cls * _laneStride + bank]);

    /// <summary>Earliest cycle of a class at a bank.</summary>
    public int Ready(int cls, int bank) => Ready(cls, bank, SectionOf(bank));

    /// <summary>Where the gate of a class in a section lies.</summary>
    public int GateIndex(int cls, int section) => section * _gateStride + cls;

    /// <summary>Where the lane of a class at a bank lies.</summary>
    public int LaneIndex(int cls, int bank) => cls * _laneStride + bank;

    /// <summary>Earliest cycle by the places of gate and lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadyAt(int gate, int lane) => Math.Max(_gatePointer[gate], _lanePointer[lane]);

    /// <summary>Cycles that a command to a bank holds back a class at a bank (windows apart), or <see cref="TimingTables.None"/>.</summary>
    public int Distance(int command, int from, int cls, int to)
    {
        var gates = SectionOf(from) == SectionOf(to) ? _ownGates : _otherGates;
        int distance = gates.Pointer[command * _gateStride + cls];
        int lane = LaneIndex(cls, to);
        int* start = _starts.Pointer + command * _banks + from;
        for (LaneEffect* effect = _effects + start[0]; effect < _effects + start[1]; effect++)
        {
            if ((uint)(lane - effect->Lane) < LaneEffect.Lanes)
                distance = Math.Max(distance, ((int*)effect)[1 + lane - effect->Lane]);
        }

        return distance;
    }

    /// <summary>Does a command count in a window?</summary>
    public bool HasWindow(int command) => _windows[command].Length > 0;

    /// <summary>Takes note of a command to one bank.</summary>
    public void Issue(int command, int bank, int section, int now)
    {
        RaiseGates(command, section, now);
        int* start = _starts.Pointer + command * _banks + bank;
        LaneEffect* end = _effects + start[1];
        var clock = Vector128.Create(now);
        for (LaneEffect* effect = _effects + start[0]; effect < end; effect++)
        {
            int* lanes = _lanePointer + effect->Lane;
            Vector128.Max(Vector128.Load(lanes), Vector128.Load((int*)effect + 1) + clock).Store(lanes);
        }

        if (_windows[command].Length > 0)
            CountWindows(command, bank, section, now);
    }

    /// <summary>Takes note of an all-bank command to a section.</summary>
    public void IssueToSection(int command, int section, int now) => RaiseGates(command, section, now);

    /// <summary>Moves all cycles back.</summary>
    /// <param name="by">Cycles.</param>
    public void Rebase(int by)
    {
        Rebase(_gates.Span, by);
        Rebase(_lanes.Span, by);
        foreach (var windows in _windows)
        {
            foreach (var window in windows)
                Rebase(window.Cycles, by);
        }
    }

    /// <summary>Writes all cycles relative to the clock, banks as seen from a stream.</summary>
    public void Snapshot(ref SnapshotWriter writer, StreamFrame frame)
    {
        foreach (int cycle in _gates.Span)
            writer.AddCycle(cycle);
        for (int place = 0; place < _banks; place++)
        {
            int bank = frame.BankAt(place);
            for (int lane = bank; lane < _lanes.Length; lane += _laneStride)
                writer.AddCycle(_lanePointer[lane]);
        }

        foreach (var windows in _windows)
        {
            foreach (var window in windows)
                window.Snapshot(ref writer);
        }
    }

    /// <summary>Takes cycles that impose what was written down.</summary>
    public void Restore(ref SnapshotReader reader, StreamFrame frame)
    {
        foreach (ref int cycle in _gates.Span)
            cycle = reader.NextCycle();
        for (int place = 0; place < _banks; place++)
        {
            for (int lane = frame.BankAt(place); lane < _lanes.Length; lane += _laneStride)
                _lanePointer[lane] = reader.NextCycle();
        }

        foreach (var windows in _windows)
        {
            foreach (var window in windows)
                window.Restore(ref reader);
        }
    }

    /// <summary>Gives every bank's lanes to the bank that takes its place.</summary>
    /// <param name="target">Per bank where it goes.</param>
    public void MoveBanks(ReadOnlySpan<int> target)
    {
        Span<int> before = stackalloc int[_banks];
        for (int first = 0; first < _lanes.Length; first += _laneStride)
        {
            var lanes = _lanes.Span.Slice(first, _banks);
            lanes.CopyTo(before);
            for (int bank = 0; bank < _banks; bank++)
                lanes[target[bank]] = before[bank];
        }
    }

    private static void Rebase(Span<int> cycles, int by)
    {
        foreach (ref int cycle in cycles)
            cycle = Math.Max(Cycles.Past, cycle - by);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RaiseGates(int command, int section, int now)
    {
        Raise(GatesOf(section), _ownGates.Pointer + command * _gateStride, now);
        for (int s = 0; s < _sections && _reachesOthers[command]; s++)
        {
            if (s != section)
                Raise(GatesOf(s), _otherGates.Pointer + command * _gateStride, now);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Raise(int* gates, int* latencies, int now)
    {
        var clock = Vector512.Create(now);
        for (int i = 0; i < _gateStride; i += Vector512<int>.Count)
            Vector512.Max(Vector512.Load(gates + i), Vector512.Load(latencies + i) + clock).Store(gates + i);
    }

    private void CountWindows(int command, int bank, int section, int now)
    {
        foreach (var window in _windows[command])
        {
            int ready = window.Count(bank, now);
            if (window.OnGates)
                RaiseGate(window, section, ready);
            else
                RaiseLanes(window, bank, ready);
        }
    }

    private void RaiseGate(WindowHistory window, int section, int ready)
    {
        int first = window.CoversChannel ? 0 : section;
        int last = window.CoversChannel ? _sections - 1 : section;
        for (int s = first; s <= last; s++)
            GatesOf(s)[window.Class] = Math.Max(GatesOf(s)[window.Class], ready);
    }

    private void RaiseLanes(WindowHistory window, int bank, int ready)
    {
        int* lanes = LanesOf(window.Class) + window.FirstBank(bank);
        for (int i = 0; i < window.Span; i++)
            lanes[i] = Math.Max(lanes[i], ready);
    }
}
