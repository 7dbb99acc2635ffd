using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>This part: accepting requests, forwarding, coalescing and completions.</summary>
internal abstract unsafe partial class ChannelController
{
    private readonly AddressFilter _writeAddresses = new();
    private int _lastReadCompletion = Cycles.Past;

    /// <summary>Offers a request after the commands of the present cycle; false if its queue is full.</summary>
    public bool Offer(in DramRequest request, in DramLocation location)
    {
        if (_writeAddresses.MayContain(request.Address) && Writes.Contains(request.Address))
        {
            ServeFromWriteQueue(request);
            return true;
        }

        var queue = request.IsWrite ? Writes : Reads;
        if (queue.IsFull)
            return false;
        if (request.IsWrite)
            _writeAddresses.Add(request.Address);
        queue.Add(Store(request, location));
        Changes++;
        Accept(request);
        return true;
    }

    /// <summary>A read gets its data from a waiting write; a write replaces one.</summary>
    private void ServeFromWriteQueue(in DramRequest request)
    {
        Accept(request);
        if (request.IsWrite)
        {
            _counters.WritesCoalesced++;
            Report.Complete(request.Tag, Epoch + Now);
            return;
        }

        _counters.ReadsForwarded++;
        CompleteRead(request.Tag, Now, Now + 1);
    }

    private int Store(in DramRequest request, in DramLocation location)
    {
        int slot = _pool.Take();
        QueueEntry* entry = Entries + slot;
        entry->Address = request.Address;
        entry->Tag = request.Tag;
        entry->Arrive = Now;
        entry->IsWrite = request.IsWrite;
        entry->Counted = false;
        Locate(entry, location);
        return slot;
    }

    private void Locate(QueueEntry* entry, in DramLocation location)
    {
        int cls = entry->IsWrite ? WriteClass : ReadClass;
        entry->Row = location.Row;
        entry->Column = location.Column;
        entry->Bank = location.Bank;
        entry->Section = location.Bank / _banksPerSection;
        entry->Gate = Timing.GateIndex(cls, entry->Section);
        entry->Lane = Timing.LaneIndex(cls, entry->Bank);
    }

    private void Accept(in DramRequest request)
    {
        if (request.IsWrite)
            _counters.WritesAccepted++;
        else
            _counters.ReadsAccepted++;
        Report.Accept(request.Tag, Epoch + Now);
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
