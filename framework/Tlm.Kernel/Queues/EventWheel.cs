using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tlm.Kernel.Queues;

/// <summary>
/// The timed nodes of a partition in the order of time, first in first out at one time: eight levels of 256 slots, each slot an
/// intrusive list, each level a bitmap. A slot whose nodes share one time is taken whole, whatever its level; only a mixed slot is
/// spread over the level below. In front of the wheel is a register with all nodes of the earliest time known.
/// </summary>
/// <remarks>
/// A node lies on the level of the highest byte in which its time differs from the base, in the slot of that byte. The base never
/// passes the time that the simulation has reached or is sure to reach before it inserts again: that is the limit of
/// <see cref="Peek"/>.
/// </remarks>
internal sealed class EventWheel
{
    /// <summary>What <see cref="Peek"/> gives where nothing is due up to the limit.</summary>
    public const long Never = long.MaxValue;

    private const int LevelBits = 8;
    private const int SlotsPerLevel = 1 << LevelBits;
    private const int WordsPerLevel = SlotsPerLevel / 64;
    private const int Levels = 8;

    private readonly WheelSlot[] _slots = new WheelSlot[Levels * SlotsPerLevel];
    private readonly ulong[] _occupied = new ulong[Levels * WordsPerLevel];
    private WheelSlot _front = new() { Time = Never };
    private uint _levels;
    private long _base;

    /// <summary>The weights of all nodes together: 0 where there are only daemons.</summary>
    public long Weight { get; private set; }

    public bool IsEmpty => _front.IsEmpty && _levels == 0;

    /// <summary>True where all that is first are processes that only wait for time.</summary>
    public bool IsPlain => _front.IsPlain;

    /// <summary>Adds a node behind all others of its time.</summary>
    /// <param name="node">A node in no list.</param>
    /// <param name="time">Its time, not before the time reached.</param>
    /// <param name="plain">True for a process that only waits for time, so that its slot can be run as it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Insert(ScheduledNode node, long time, bool plain)
    {
        node.Time = time;
        node.IsPlain = plain;
        Weight += node.Weight;
        if (time == _front.Time || (_levels == 0 && _front.IsEmpty))
            _front.Append(node, time, plain);
        else if (time < _front.Time)
            InsertBeforeFront(node, time, plain);
        else
            InsertIntoWheel(node, time, plain);
    }

    /// <summary>Takes out a node that is in this queue.</summary>
    public void Remove(ScheduledNode node)
    {
        Weight -= node.Weight;
        if (node.Time == _front.Time)
        {
            _front.Remove(node);
            if (_front.IsEmpty)
                _front.Time = Never;
            return;
        }
        int slot = SlotOf(node.Time);
        _slots[slot].Remove(node);
        if (_slots[slot].IsEmpty)
            SetEmpty(slot);
    }

    /// <summary>The earliest time, or <see cref="Never"/> where that is after <paramref name="limit"/>.</summary>
    /// <param name="limit">A time that the simulation is sure to reach before it inserts another node.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Peek(long limit)
    {
        if (_front.IsEmpty && _levels != 0)
            FillFront(limit);
        return _front.Time <= limit ? _front.Time : Never;
    }

    /// <summary>The earliest time, found without moving anything.</summary>
    public long PeekExact()
    {
        if (!_front.IsEmpty || _levels == 0)
            return _front.Time;
        ref WheelSlot slot = ref _slots[FirstSlot()];
        if (!slot.IsMixed)
            return slot.Time;
        long earliest = Never;
        for (ScheduledNode? node = slot.List.Head; node is not null; node = node.Next)
            earliest = Math.Min(earliest, node.Time);
        return earliest;
    }

    /// <summary>Moves all nodes of the time that <see cref="Peek"/> gave behind those of a list, if all of them are processes that only wait for time.</summary>
    /// <returns>False where they are not: then nothing was moved.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakePlain(ref NodeList list)
    {
        if (!_front.IsPlain)
            return false;
        list.AppendAll(ref _front.List);
        Reach(_front.Time);
        return true;
    }

    /// <summary>Takes all nodes of the time that <see cref="Peek"/> gave: a chain in their order.</summary>
    public ScheduledNode Take()
    {
        ScheduledNode first = _front.List.Head!;
        _front.List.Head = null;
        Reach(_front.Time);
        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reach(long time)
    {
        Weight -= _front.Weight;
        _front.Time = Never;
        // With nodes in the wheel its base stays behind until a slot has to be spread: all still lie where they belong.
        if (_levels == 0)
            _base = time;
    }

    private void InsertBeforeFront(ScheduledNode node, long time, bool plain)
    {
        if (_front.IsEmpty)
        {
            // The front is not filled yet: only the wheel knows what comes first.
            InsertIntoWheel(node, time, plain);
            return;
        }
        PutBackFront();
        _front.Append(node, time, plain);
    }

    /// <summary>All nodes of the front's time are in the front, so that putting them behind those of a slot keeps the order at each time.</summary>
    private void PutBackFront()
    {
        int slot = SlotOf(_front.Time);
        _slots[slot].AppendAll(ref _front);
        SetOccupied(slot);
        _front.Time = Never;
    }

    private void InsertIntoWheel(ScheduledNode node, long time, bool plain)
    {
        int index = SlotOf(time);
        ref WheelSlot slot = ref _slots[index];
        if (slot.IsEmpty)
            SetOccupied(index);
        slot.Append(node, time, plain);
    }

    private void FillFront(long limit)
    {
        while (true)
        {
            int index = FirstSlot();
            ref WheelSlot slot = ref _slots[index];
            if (!slot.IsMixed)
            {
                _front.AppendAll(ref slot);
                SetEmpty(index);
                return;
            }
            long start = StartOf(index);
            if (start > limit)
                return;
            _base = start;
            Spread(index);
        }
    }

    private void Spread(int index)
    {
        ScheduledNode? node = _slots[index].List.Head;
        _slots[index].List.Head = null;
        SetEmpty(index);
        while (node is not null)
        {
            ScheduledNode? next = node.Next;
            InsertIntoWheel(node, node.Time, node.IsPlain);
            node = next;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(long time)
    {
        int level = (63 - BitOperations.LeadingZeroCount((ulong)(time ^ _base) | 1)) / LevelBits;
        return (level * SlotsPerLevel) + (int)((time >> (level * LevelBits)) & (SlotsPerLevel - 1));
    }

    private long StartOf(int index)
    {
        int shift = index / SlotsPerLevel * LevelBits;
        long above = shift + LevelBits >= 64 ? 0 : _base >> (shift + LevelBits) << (shift + LevelBits);
        return above | ((long)(index % SlotsPerLevel) << shift);
    }

    private int FirstSlot()
    {
        int level = BitOperations.TrailingZeroCount(_levels);
        int word = level * WordsPerLevel;
        while (_occupied[word] == 0)
            word++;
        return (word * 64) + BitOperations.TrailingZeroCount(_occupied[word]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetOccupied(int index)
    {
        _occupied[index / 64] |= 1UL << (index % 64);
        _levels |= 1u << (index / SlotsPerLevel);
    }

    private void SetEmpty(int index)
    {
        _occupied[index / 64] &= ~(1UL << (index % 64));
        int word = index / SlotsPerLevel * WordsPerLevel;
        if ((_occupied[word] | _occupied[word + 1] | _occupied[word + 2] | _occupied[word + 3]) == 0)
            _levels &= ~(1u << (index / SlotsPerLevel));
    }
}
