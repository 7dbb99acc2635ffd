using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>This part: accepting requests, forwarding, coalescing and completions.</summary>
internal abstract unsafe partial class ChannelController
{
    private readonly AddressFilter _writeAddresses = new();
    private int _lastReadCompletion = Cycles.Past;

    /// <summary>Has the write queue, or the read queue, no place?</summary>
    public bool IsFull(bool write) => (write ? Writes : Reads).IsFull;

    /// <summary>Offers a request after the commands of the present cycle; false if its queue is full.</summary>
    public bool Offer(Offer* offer)
    {
        if (Writes.Count > 0 && _writeAddresses.MayContain(offer->Address) && Writes.Contains(offer->Address))
        {
            ServeFromWriteQueue(offer);
            return true;
        }

        var queue = offer->IsWrite ? Writes : Reads;
        if (queue.IsFull)
            return false;
        if (offer->IsWrite)
            _writeAddresses.Add(offer->Address);
        queue.Add(Store(offer));
        Accept(offer);
        return true;
    }

    /// <summary>A read gets its data from a waiting write; a write replaces one.</summary>
    private void ServeFromWriteQueue(Offer* offer)
    {
        Accept(offer);
        if (offer->IsWrite)
        {
            _counters.WritesCoalesced++;
            Report.Complete(offer->Tag, Epoch + Now);
            return;
        }

        _counters.ReadsForwarded++;
        CompleteRead(offer->Tag, Now, Now + 1);
    }

    private int Store(Offer* offer)
    {
        int slot = _pool.Take();
        QueueEntry* entry = Entries + slot;
        entry->Address = offer->Address;
        entry->Tag = offer->Tag;
        entry->Arrive = Now;
        entry->IsWrite = offer->IsWrite;
        entry->Counted = false;
        entry->Row = offer->Row;
        entry->Column = offer->Column;
        entry->Bank = offer->Bank;
        entry->Section = Timing.SectionOf(offer->Bank);
        return slot;
    }

    private void Accept(Offer* offer)
    {
        if (offer->IsWrite)
            _counters.WritesAccepted++;
        else
            _counters.ReadsAccepted++;
        Report.Accept(offer->Tag, Epoch + Now);
    }

    /// <summary>The last command of a request was issued; its slot becomes free.</summary>
    private void Complete(int slot, int cycle)
    {
        QueueEntry* entry = Entries + slot;
        if (entry->IsWrite)
            Report.Complete(entry->Tag, Epoch + cycle);
        else
            CompleteRead(entry->Tag, entry->Arrive, cycle + _readLatency);
        _pool.Return(slot);
    }

    /// <summary>Reads complete in order: none before the one ahead of it.</summary>
    private void CompleteRead(long tag, int arrive, int cycle)
    {
        _lastReadCompletion = Math.Max(_lastReadCompletion, cycle);
        _counters.ReadLatencyCycles += cycle - arrive;
        Report.Complete(tag, Epoch + _lastReadCompletion);
    }
}
