using System.Numerics;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Queues;

/// <summary>Requests that are to be offered, in order.</summary>
internal sealed class OfferRing
{
    private readonly Offer[] _ring;
    private readonly int _mask;
    private int _head;

    public OfferRing(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _ring = new Offer[BitOperations.RoundUpToPowerOf2((uint)capacity)];
        _mask = _ring.Length - 1;
    }

    public int Count { get; private set; }

    public bool IsFull => Count == _ring.Length;

    public ref readonly Offer Head => ref _ring[_head];

    public void Add(in DramRequest request, in DramLocation location)
    {
        ref var offer = ref _ring[(_head + Count++) & _mask];
        offer.OfferCycle = request.OfferCycle;
        offer.Address = request.Address;
        offer.Tag = request.Tag;
        offer.IsWrite = request.IsWrite;
        offer.Bank = location.Bank;
        offer.Row = location.Row;
        offer.Column = location.Column;
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
        long cycle = Head.OfferCycle;
        return cycle > now ? cycle : long.MaxValue;
    }
}
