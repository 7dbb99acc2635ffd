using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Controllers;

/// <summary>This part: the state as a stream sees it, and moving it along the stream. All waiting requests must be the stream's, tagged with their step.</summary>
internal abstract unsafe partial class ChannelController
{
    private const int ClosedMark = int.MinValue;
    private const int ActivatingMark = int.MinValue + 1;

    /// <summary>The cycle of the next refresh, or <see cref="Timing.Cycles.Never"/>.</summary>
    public int RefreshDue => _refresh.Due;

    /// <summary>Integers that a snapshot takes at most.</summary>
    public int SnapshotLimit =>
        256 + Parts.Tables.Hierarchy.Sections * (Parts.Tables.GateStride + 8) + Parts.Tables.Classes * Parts.Tables.LaneStride
        + Parts.Tables.Windows.Sum(rules => rules.Sum(rule => rule.Window * (1 + Parts.Tables.Hierarchy.Banks / Parts.Tables.Hierarchy.Span(rule.Level))))
        + 4 * Parts.Tables.LaneStride + 8 * (Reads.Capacity + Writes.Capacity + Parts.Tables.Hierarchy.Banks + 2)
        + 3 * Maintenance.Count;

    /// <summary>Nothing waits to be issued.</summary>
    public bool IsQuiet => Reads.Count == 0 && Maintenance.Count == 0 && Waiting == 0;

    /// <summary>Counts how often the state was replaced instead of evolving.</summary>
    public int Jumps { get; private set; }

    /// <summary>Moves the clock over cycles after which the state is the same as before.</summary>
    public void PassIdle(long cycles) => Epoch += cycles;

    /// <summary>Writes the whole state relative to the clock and to a stream whose next step is to be accepted.</summary>
    public void Snapshot(ref SnapshotWriter writer, StreamFrame frame, long nextStep, SnapshotScope scope = SnapshotScope.Whole)
    {
        Timing.Snapshot(ref writer, frame);
        SnapshotBanks(ref writer, frame);
        SnapshotQueue(ref writer, frame, Reads, nextStep);
        if ((scope & SnapshotScope.WithoutWrites) == 0)
            SnapshotQueue(ref writer, frame, Writes, nextStep);
        writer.Add(Active.Count);
        foreach (int slot in Active.Slots)
            SnapshotEntry(ref writer, frame, slot, nextStep);
        writer.Add(Mode.Writing ? 1 : 0);
        writer.Add(Maintenance.Count);
        for (int i = 0; i < Maintenance.Count; i++)
        {
            var request = Maintenance.At(i);
            writer.Add(request.Command);
            writer.Add(request.Section);
            writer.Add(request.Bank < 0 ? -1 : frame.PlaceOf(request.Bank));
        }

        if ((scope & SnapshotScope.WithoutRefresh) == 0)
            _refresh.Snapshot(ref writer);
        _rowPolicy.Snapshot(ref writer);
        writer.AddCycle(_lastReadCompletion);
        SnapshotFamily(ref writer, frame, nextStep);
    }

    /// <summary>Moves the whole state along the stream: all cycles by a time, all requests by a number of steps.</summary>
    public void Move(StreamFrame frame, DramStream stream, long steps, long cycles)
    {
        long bytes = steps * stream.Stride;
        Jumps++;
        Epoch += cycles;
        Active.Forget();
        Span<int> slots = stackalloc int[Reads.Capacity + Writes.Capacity];
        int reads = Reads.CopySlots(slots);
        int writes = Writes.CopySlots(slots[reads..]);
        MoveBanks(frame, bytes);
        foreach (int slot in slots[..(reads + writes)])
            MoveEntry(slot, stream, steps);
        foreach (int slot in Active.Slots)
            MoveEntry(slot, stream, steps);
        MoveFamily(frame, stream, steps);
        Refill(Reads, slots[..reads]);
        Refill(Writes, slots.Slice(reads, writes));
        _writeAddresses.Clear();
        foreach (int slot in slots.Slice(reads, writes))
            _writeAddresses.Add(Entries[slot].Address);
    }

    /// <summary>Writes what a family keeps.</summary>
    protected virtual void SnapshotFamily(ref SnapshotWriter writer, StreamFrame frame, long nextStep)
    {
    }

    /// <summary>Moves the requests that a family keeps.</summary>
    protected virtual void MoveFamily(StreamFrame frame, DramStream stream, long steps)
    {
    }

    /// <summary>Writes a request: which step it is, how long it waits, where it lies.</summary>
    protected void SnapshotEntry(ref SnapshotWriter writer, StreamFrame frame, int slot, long nextStep)
    {
        QueueEntry* entry = Entries + slot;
        writer.AddLong(nextStep - entry->Tag);
        writer.AddAge(entry->Arrive);
        writer.Add(frame.PlaceOf(entry->Bank));
        writer.Add(frame.RelativeRow(entry->Bank, entry->Row));
        writer.Add((entry->IsWrite ? 2 : 0) + (entry->Counted ? 1 : 0));
    }

    /// <summary>Moves a request by a number of steps.</summary>
    protected void MoveEntry(int slot, DramStream stream, long steps)
    {
        QueueEntry* entry = Entries + slot;
        entry->Tag += steps;
        entry->Address += steps * stream.Stride;
        var location = Parts.Mapper.Map(stream.AddressOf(entry->Tag));
        Locate(entry, location.Bank, location.Row, location.Column);
    }

    private void Locate(QueueEntry* entry, int bank, int row, int column)
    {
        entry->Row = row;
        entry->Column = column;
        entry->Bank = bank;
        entry->Section = Timing.SectionOf(bank);
        LocateAccess(entry);
    }

    private void SnapshotBanks(ref SnapshotWriter writer, StreamFrame frame)
    {
        for (int place = 0; place < Banks.Count; place++)
        {
            int bank = frame.BankAt(place);
            int row = Banks.Rows[bank];
            writer.Add(row >= 0 ? frame.RelativeRow(bank, row) : row == BankStates.Closed ? ClosedMark : ActivatingMark);
            writer.Add(Banks.Active[bank]);
        }
    }

    private void SnapshotQueue(ref SnapshotWriter writer, StreamFrame frame, RequestQueue queue, long nextStep)
    {
        Span<int> slots = stackalloc int[queue.Capacity];
        slots = slots[..queue.CopySlots(slots)];
        SortByAge(slots);
        writer.Add(slots.Length);
        foreach (int slot in slots)
            SnapshotEntry(ref writer, frame, slot, nextStep);
    }

    private void SortByAge(Span<int> slots)
    {
        for (int i = 1; i < slots.Length; i++)
        {
            int slot = slots[i];
            int at = i;
            for (; at > 0 && Entries[slots[at - 1]].Order > Entries[slot].Order; at--)
                slots[at] = slots[at - 1];
            slots[at] = slot;
        }
    }

    private void MoveBanks(StreamFrame frame, long bytes)
    {
        Span<int> target = stackalloc int[Banks.Count];
        Span<int> rows = stackalloc int[Banks.Count];
        Span<int> active = stackalloc int[Banks.Count];
        for (int bank = 0; bank < Banks.Count; bank++)
        {
            (target[bank], int row) = frame.Move(bank, Banks.Rows[bank], bytes);
            rows[target[bank]] = row;
            active[target[bank]] = Banks.Active[bank];
        }

        Timing.MoveBanks(target);
        for (int bank = 0; bank < Banks.Count; bank++)
        {
            Banks.MoveRow(bank, rows[bank]);
            Banks.MoveActive(bank, active[bank]);
        }
    }

    private void Refill(RequestQueue queue, Span<int> slots)
    {
        SortByAge(slots);
        queue.Clear();
        foreach (int slot in slots)
            queue.Add(slot);
    }
}
