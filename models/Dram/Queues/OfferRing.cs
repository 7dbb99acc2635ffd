using System.Numerics;
using System.Runtime.InteropServices;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Queues;

/// <summary>Requests that are to be offered, in order.</summary>
internal sealed unsafe class OfferRing
{
    private readonly Offer[] _storage;
    private readonly Offer* _ring;
    private readonly int _mask;
    private int _head;

    public OfferRing(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _storage = GC.AllocateArray<Offer>((int)BitOperations.RoundUpToPowerOf2((uint)capacity), pinned: true);
        _ring = (Offer*)Marshal.UnsafeAddrOfPinnedArrayElement(_storage, 0);
        _mask = _storage.Length - 1;
    }

    public int Count { get; private set; }

    public bool IsFull => Count > _mask;

    public Offer* Head => _ring + _head;

    public void Add(in DramRequest request, in DramLocation location)
    {
        Offer* offer = _ring + ((_head + Count++) & _mask);
        offer->OfferCycle = request.OfferCycle;
        offer->Address = request.Address;
        offer->Tag = request.Tag;
        offer->IsWrite = request.IsWrite;
        offer->Bank = location.Bank;
        offer->Row = location.Row;
        offer->Column = location.Column;
    }

    public void RemoveHead()
    {
        _head = (_head + 1) & _mask;
        Count--;
    }

    public void Clear() => Count = 0;

    /// <summary>The next cycle in which the head is offered for the first time; a refused head waits for a command instead.</summary>
    public long NextArrival(long now)
    {
        if (Count == 0)
            return long.MaxValue;
        long cycle = Head->OfferCycle;
        return cycle > now ? cycle : long.MaxValue;
    }
}
