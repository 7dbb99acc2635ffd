using System.Numerics;
using System.Runtime.InteropServices;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Queues;

/// <summary>All requests of a channel in one block; queues and buffers hold slot numbers, so that a request never moves.</summary>
internal sealed unsafe class EntryPool
{
    /// <summary>No slot.</summary>
    public const int None = -1;

    private readonly QueueEntry[] _storage;
    private int _free;

    public EntryPool(int capacity)
    {
        OrderBits = BitOperations.Log2((uint)capacity) + 1;
        _storage = GC.AllocateArray<QueueEntry>(capacity, pinned: true);
        Entries = (QueueEntry*)Marshal.UnsafeAddrOfPinnedArrayElement(_storage, 0);
        for (int slot = 0; slot < capacity; slot++)
            Entries[slot].Next = slot + 1 < capacity ? slot + 1 : None;
    }

    public QueueEntry* Entries { get; }

    /// <summary>Low bits of an order that hold the slot.</summary>
    public int OrderBits { get; }

    /// <summary>The slot that an order names.</summary>
    public int SlotOf(int order) => order & ((1 << OrderBits) - 1);

    public int Take()
    {
        int slot = _free;
        _free = Entries[slot].Next;
        return slot;
    }

    public void Return(int slot)
    {
        Entries[slot].Next = _free;
        _free = slot;
    }

    /// <summary>Moves the arrival cycles back.</summary>
    public void Rebase(int by)
    {
        foreach (ref var entry in _storage.AsSpan())
            entry.Arrive = Math.Max(Cycles.Past, entry.Arrive - by);
    }
}
