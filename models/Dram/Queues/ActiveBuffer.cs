using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Queues;

/// <summary>Requests whose bank was opened for them and whose access is still to come, in the order of their activations.</summary>
internal sealed unsafe class ActiveBuffer
{
    private readonly PinnedInts _slots;
    private readonly int _capacity;
    private readonly BankStates _banks;

    public ActiveBuffer(int capacity, BankStates banks)
    {
        _slots = new PinnedInts(capacity, EntryPool.None);
        _capacity = capacity;
        _banks = banks;
        First = _slots.Pointer;
    }

    public int Count { get; private set; }

    public bool IsFull => Count >= _capacity;

    /// <summary>Counts what makes untrue what was found before: removals, and moves of the clock or the banks.</summary>
    public int Changes { get; private set; }

    /// <summary>Pool slots in order.</summary>
    public ReadOnlySpan<int> Slots => _slots.Span[..Count];

    /// <summary>Pool slots in order, without bounds.</summary>
    public int* First { get; }

    public void Add(int slot)
    {
        First[Count++] = slot;
        _banks.BufferOccupied = true;
    }

    public int RemoveAt(int index)
    {
        int slot = First[index];
        Count--;
        Changes++;
        for (int i = index; i < Count; i++)
            First[i] = First[i + 1];
        _banks.BufferOccupied = Count > 0;
        return slot;
    }

    /// <summary>What was found before is no longer true.</summary>
    public void Forget() => Changes++;
}
