using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Queues;

/// <summary>Requests whose bank was opened for them and whose access is still to come, in the order of their activations.</summary>
internal sealed class ActiveBuffer
{
    private readonly QueueEntry[] _entries;
    private readonly BankStates _banks;

    public ActiveBuffer(int capacity, BankStates banks)
    {
        _entries = new QueueEntry[capacity + 1];
        Capacity = capacity;
        _banks = banks;
    }

    public int Capacity { get; }

    public int Count { get; private set; }

    public bool IsFull => Count >= Capacity;

    public Span<QueueEntry> Entries => _entries.AsSpan(0, Count);

    public ref QueueEntry this[int index] => ref _entries[index];

    public void Add(in QueueEntry entry)
    {
        _entries[Count++] = entry;
        _banks.BufferOccupied = true;
    }

    public void RemoveAt(int index)
    {
        Count--;
        for (int i = index; i < Count; i++)
            _entries[i] = _entries[i + 1];
        _banks.BufferOccupied = Count > 0;
    }

    public void Rebase(int by)
    {
        foreach (ref var entry in Entries)
            entry.Arrive = Math.Max(Cycles.Past, entry.Arrive - by);
    }
}
