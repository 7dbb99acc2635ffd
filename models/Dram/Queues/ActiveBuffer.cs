using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Queues;

/// <summary>Requests whose bank was opened for them and whose access is still to come, in the order of their activations.</summary>
internal sealed class ActiveBuffer(int capacity, BankStates banks)
{
    private readonly int[] _slots = new int[Math.Max(capacity, 1)];

    public int Count { get; private set; }

    public bool IsFull => Count >= capacity;

    /// <summary>Counts the changes.</summary>
    public int Changes { get; private set; }

    /// <summary>Pool slots in order.</summary>
    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public void Add(int slot)
    {
        _slots[Count++] = slot;
        Changes++;
        banks.BufferOccupied = true;
    }

    /// <summary>What was found before is no longer true.</summary>
    public void Forget() => Changes++;

    public int RemoveAt(int index)
    {
        int slot = _slots[index];
        Count--;
        Changes++;
        for (int i = index; i < Count; i++)
            _slots[i] = _slots[i + 1];
        banks.BufferOccupied = Count > 0;
        return slot;
    }
}
