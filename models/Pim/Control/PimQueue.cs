using Tlm.Models.Pim.AttAcc;
using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Control;

/// <summary>The in-order PIM queue of a channel and the rule by which it proposes a request (docs/pim-rules.md, "Queue").</summary>
internal sealed class PimQueue
{
    private readonly PimDevice _device;
    private readonly IReadOnlyList<PimRequest> _requests;
    private readonly Entry[] _entries;
    private readonly int _barrier;
    private readonly bool[] _movesRow;
    private long _rowVersion = -1;

    public PimQueue(PimDevice device, IReadOnlyList<PimRequest> requests)
    {
        _device = device;
        _requests = requests;
        _entries = new Entry[device.Variant.RequestQueue];
        _barrier = device.Variant.Command("BARRIER").Index;
        _movesRow = [.. device.Variant.Commands.Select(command => command.Effect != RowEffect.None)];
    }

    public int Count { get; private set; }

    public bool IsFull => Count == _entries.Length;

    public void Add(int request)
    {
        var entry = new Entry(_requests[request].Command, _requests[request].Address);
        Refresh(ref entry);
        _entries[Count++] = entry;
    }

    /// <summary>The request at a position.</summary>
    public ref readonly Entry this[int position] => ref _entries[position];

    public void Remove(int position)
    {
        Count--;
        Array.Copy(_entries, position + 1, _entries, position, Count - position);
    }

    /// <summary>
    /// Position of the request to serve, or -1 while none may issue; then <paramref name="wake"/> is the first cycle in which one may.
    /// A barrier at the head is dropped by looking.
    /// </summary>
    public int Pick(long now, out long wake)
    {
        wake = long.MaxValue;
        UpdateNextCommands();
        ulong hits = 0;
        if (Count > 0 && _entries[0].Final == _barrier)
            Remove(0);
        bool behindBarrier = false;
        for (int position = 0; position < Count; position++)
        {
            ref readonly var entry = ref _entries[position];
            if (position > 0 && entry.Final == _barrier)
                behindBarrier = true;
            if (position > 0 && !entry.Hits && !MayPass(entry, behindBarrier, ref hits))
                continue;
            if (behindBarrier && entry.Hits)
                continue;
            long ready = _device.ReadyAt(entry.Next, entry.Address, now);
            if (ready <= now)
                return position;
            wake = Math.Min(wake, ready);
        }

        return -1;
    }

    /// <summary>A request that hits no row passes others unless one of them hits in its bank; behind a barrier only row commands pass.</summary>
    private bool MayPass(in Entry entry, bool behindBarrier, ref ulong hits)
    {
        if (behindBarrier && !_movesRow[entry.Next])
            return false;
        if (hits == 0)
            hits = BanksWithHits();
        return (hits >> entry.Address.Bank & 1) == 0;
    }

    private ulong BanksWithHits()
    {
        ulong hits = 0;
        for (int position = 0; position < Count; position++)
        {
            if (_entries[position].Hits)
                hits |= 1UL << _entries[position].Address.Bank;
        }

        return hits;
    }

    private void UpdateNextCommands()
    {
        if (_rowVersion == _device.RowVersion)
            return;
        _rowVersion = _device.RowVersion;
        for (int position = 0; position < Count; position++)
            Refresh(ref _entries[position]);
    }

    private void Refresh(ref Entry entry)
    {
        entry.Next = _device.NextCommand(entry.Final, entry.Address);
        entry.Hits = _device.Hits(entry.Next, entry.Address);
    }

    internal struct Entry(int final, BankAddress address)
    {
        public readonly int Final = final;
        public readonly BankAddress Address = address;
        public int Next;
        public bool Hits;
    }
}
