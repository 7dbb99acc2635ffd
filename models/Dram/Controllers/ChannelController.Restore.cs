using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Streams;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>This part: taking a state that was written down, at another cycle and another position of a stream.</summary>
internal abstract unsafe partial class ChannelController
{
    /// <summary>The slot of a request that is in no queue and not in the active buffer, or <see cref="EntryPool.None"/>.</summary>
    protected virtual int Apart => EntryPool.None;

    /// <summary>Cycles from one refresh to the next, where the next one's cycle is all that the refresh manager knows; else 0.</summary>
    public int PlainRefreshInterval => _refresh.PlainInterval;

    /// <summary>All writes stand in their queue, and while reads stand in line none of them is served.</summary>
    public bool KeepsWritesWaiting => !Mode.Writing && Writes.Count <= Mode.MostWaitingWrites && Reads.Capacity > 1 && !HasOpenedForWrites;

    /// <summary>No write is anywhere.</summary>
    public bool HasNoWrites => Writes.Count == 0 && !HasOpenedForWrites;

    private bool HasOpenedForWrites
    {
        get
        {
            foreach (int slot in Active.Slots)
            {
                if (Entries[slot].IsWrite)
                    return true;
            }

            return Apart != EntryPool.None && Entries[Apart].IsWrite;
        }
    }

    /// <summary>Writes in their queue.</summary>
    public int WaitingWrites => Writes.Count;

    /// <summary>Reads in their queue.</summary>
    public int WaitingReads => Reads.Count;

    /// <summary>Are all writes in their queue transactions of a line?</summary>
    public bool WritesOnly(StreamLine line)
    {
        Span<int> slots = stackalloc int[Writes.Capacity];
        foreach (int slot in slots[..Writes.CopySlots(slots)])
        {
            if (!line.IsWrite || Entries[slot].Address != line.AddressOf(Entries[slot].Tag))
                return false;
        }

        return true;
    }

    /// <summary>The first transaction of a line from one on that may have the address of a waiting write.</summary>
    public long FirstMeeting(StreamLine line, long from)
    {
        Span<int> slots = stackalloc int[Writes.Capacity];
        long first = long.MaxValue;
        foreach (int slot in slots[..Writes.CopySlots(slots)])
            first = Math.Min(first, line.FirstAt(Entries[slot].Address, from));
        return first;
    }

    /// <summary>Takes a state that <see cref="Snapshot"/> wrote down. What its scope left out stays, but for the cycle of the next refresh.</summary>
    /// <param name="state">The state.</param>
    /// <param name="frame">The frame, at the present position.</param>
    /// <param name="line">The line, transactions tagged with their index.</param>
    /// <param name="nextStep">The next transaction to be accepted.</param>
    /// <param name="cycle">The present cycle.</param>
    /// <param name="refreshDue">Cycle of the next refresh, if the scope leaves it out.</param>
    /// <param name="scope">What was left out.</param>
    public void Restore(ReadOnlySpan<int> state, StreamFrame frame, StreamLine line, long nextStep, long cycle, long refreshDue, SnapshotScope scope)
    {
        Jumps++;
        JumpTo(cycle);
        bool keepsWrites = (scope & SnapshotScope.WithoutWrites) != 0;
        ReleaseAll(keepsWrites);
        var reader = new SnapshotReader(state, Now);
        Timing.Restore(ref reader, frame);
        RestoreBanks(ref reader, frame);
        RestoreQueue(ref reader, frame, line, Reads, nextStep);
        if (!keepsWrites)
            RestoreQueue(ref reader, frame, line, Writes, nextStep);
        for (int left = reader.Next(); left > 0; left--)
            Active.Add(RestoreEntry(ref reader, frame, line, nextStep));
        Mode.Writing = reader.Next() != 0;
        RestoreMaintenance(ref reader, frame);
        if ((scope & SnapshotScope.WithoutRefresh) == 0)
            _refresh.Restore(ref reader);
        else if (_refresh.PlainInterval > 0)
            _refresh.MoveDue((int)(refreshDue - Epoch));
        _rowPolicy.Restore(ref reader);
        _lastReadCompletion = reader.NextCycle();
        RestoreFamily(ref reader, frame, line, nextStep);
        RenewAfterRestore();
    }

    /// <summary>Takes what a family wrote down.</summary>
    protected virtual void RestoreFamily(ref SnapshotReader reader, StreamFrame frame, StreamLine line, long nextStep)
    {
    }

    /// <summary>Gives back the request that is <see cref="Apart"/>.</summary>
    protected virtual void ReleaseFamily()
    {
    }

    /// <summary>Takes a request that was written down; gives its slot. Of reads the address within the row is of no consequence.</summary>
    protected int RestoreEntry(ref SnapshotReader reader, StreamFrame frame, StreamLine line, long nextStep)
    {
        int slot = _pool.Take();
        QueueEntry* entry = Entries + slot;
        entry->Tag = nextStep - reader.NextLong();
        entry->Arrive = reader.NextAge();
        int bank = frame.BankAt(reader.Next());
        int row = frame.Row(bank, reader.Next());
        int flags = reader.Next();
        entry->IsWrite = (flags & 2) != 0;
        entry->Counted = (flags & 1) != 0;
        entry->Address = line.AddressOf(entry->Tag);
        Locate(entry, bank, row, 0);
        return slot;
    }

    /// <summary>The slot of a waiting request by its tag.</summary>
    protected int SlotOf(long tag)
    {
        Span<int> slots = stackalloc int[Reads.Capacity + Writes.Capacity];
        int count = Reads.CopySlots(slots);
        count += Writes.CopySlots(slots[count..]);
        foreach (int slot in slots[..count])
        {
            if (Entries[slot].Tag == tag)
                return slot;
        }

        foreach (int slot in Active.Slots)
        {
            if (Entries[slot].Tag == tag)
                return slot;
        }

        throw new InvalidOperationException($"no request {tag} waits");
    }

    /// <summary>Sets the clock; where the epoch has to move by an even number, to keep the clock edges.</summary>
    private void JumpTo(long cycle)
    {
        if (cycle - Epoch >= Cycles.RebaseAt)
        {
            Rebase();
            long by = (cycle - Epoch) & ~1L;
            Epoch += by;
            _pool.Rebase((int)Math.Min(by, Cycles.RebaseAt));
        }

        Now = (int)(cycle - Epoch);
    }

    private void ReleaseAll(bool keepsWrites)
    {
        Release(Reads);
        if (!keepsWrites)
        {
            Release(Writes);
            _writeAddresses.Clear();
        }

        while (Active.Count > 0)
            _pool.Return(Active.RemoveAt(Active.Count - 1));
        if (Apart != EntryPool.None)
            _pool.Return(Apart);
        ReleaseFamily();
    }

    private void Release(RequestQueue queue)
    {
        Span<int> slots = stackalloc int[queue.Capacity];
        foreach (int slot in slots[..queue.CopySlots(slots)])
            _pool.Return(slot);
        queue.Clear();
    }

    private void RestoreBanks(ref SnapshotReader reader, StreamFrame frame)
    {
        for (int place = 0; place < Banks.Count; place++)
        {
            int bank = frame.BankAt(place);
            int row = reader.Next();
            Banks.SetRow(bank, row == ClosedMark ? BankStates.Closed : row == ActivatingMark ? BankStates.Activating : frame.Row(bank, row));
            Banks.CountActive(bank, reader.Next() - Banks.Active[bank]);
        }
    }

    private void RestoreQueue(ref SnapshotReader reader, StreamFrame frame, StreamLine line, RequestQueue queue, long nextStep)
    {
        for (int left = reader.Next(); left > 0; left--)
        {
            int slot = RestoreEntry(ref reader, frame, line, nextStep);
            queue.Add(slot);
            if (queue == Writes)
                _writeAddresses.Add(Entries[slot].Address);
        }
    }

    private void RestoreMaintenance(ref SnapshotReader reader, StreamFrame frame)
    {
        Maintenance.Clear();
        for (int left = reader.Next(); left > 0; left--)
        {
            int command = reader.Next();
            int section = reader.Next();
            int place = reader.Next();
            Maintenance.TryAdd(new MaintenanceRequest(command, section, place < 0 ? -1 : frame.BankAt(place)));
        }
    }

    /// <summary>Rows and the active buffer changed: whatever candidates the queues hold are found anew.</summary>
    private void RenewAfterRestore()
    {
        Active.Forget();
        Reads.Forget();
        Writes.Forget();
        for (int bank = 0; bank < Banks.Count; bank++)
        {
            Reads.RowChanged(bank);
            Writes.RowChanged(bank);
        }
    }
}
