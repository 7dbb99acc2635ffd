using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>This part: sixteen banks at a time. A bank without candidate has order <see cref="RequestQueue.NoOrder"/>, which equals <see cref="Cycles.Never"/>.</summary>
internal sealed unsafe partial class CandidateSearch
{
    private const int Lanes = 16;

    private long FindByVector(RequestQueue queue, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        bool access = (kinds & CandidateKinds.Access) != 0;
        bool row = (kinds & CandidateKinds.Row) != 0;
        var earliest = Vector512.Create(Cycles.Never);
        if (access)
            earliest = EarliestAccess(earliest, queue.HitOrders, queue.AccessClass, from, edges.Access);
        if (row)
            earliest = EarliestRow(earliest, queue.RowOrders, kinds, from, edges.Activate);
        int cycle = EarliestCycle(earliest, from);
        if (cycle == Cycles.Never)
            return long.MaxValue;
        var oldest = Vector512.Create(RequestQueue.NoOrder);
        if (access)
            oldest = Oldest(oldest, _scratch.Pointer, queue.HitOrders, cycle);
        if (row)
            oldest = Oldest(oldest, _scratch.Pointer + _stride, queue.RowOrders, cycle);
        return Key(cycle, Least(oldest));
    }

    /// <summary>A single section of sixteen banks: nothing leaves the registers.</summary>
    private long FindInOneVector(RequestQueue queue, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        int* gates = _timing.GatesOf(0);
        var never = Vector512.Create(Cycles.Never);
        var hitOrders = Vector512.Load(queue.HitOrders);
        var rowOrders = Vector512.Load(queue.RowOrders);
        var access = Ready(queue.AccessClass, gates, (kinds & CandidateKinds.Access) != 0 ? from : Cycles.Never) | Vector512.Create(edges.Access);
        var opens = Ready(_activateClass, gates, (kinds & CandidateKinds.Activate) != 0 ? from : Cycles.Never) | Vector512.Create(edges.Activate);
        var closes = Ready(_prechargeClass, gates, (kinds & CandidateKinds.Precharge) != 0 ? from : Cycles.Never);
        var row = Vector512.ConditionalSelect(Vector512.Equals(Vector512.Load(_rows), Vector512.Create(BankStates.Closed)), opens, closes);
        access = Vector512.ConditionalSelect(Vector512.Equals(hitOrders, never), never, access);
        row = Vector512.ConditionalSelect(Vector512.Equals(rowOrders, never), never, row);
        int cycle = EarliestCycle(Vector512.Min(access, row), from);
        if (cycle == Cycles.Never)
            return long.MaxValue;
        var limit = Vector512.Create(cycle);
        hitOrders = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(access, limit), hitOrders, never);
        rowOrders = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(row, limit), rowOrders, never);
        return Key(cycle, Least(Vector512.Min(hitOrders, rowOrders)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> Ready(int cls, int* gates, int from) =>
        Vector512.Max(Vector512.Load(_timing.LanesOf(cls)), Vector512.Create(Math.Max(from, gates[cls])));

    /// <summary>The earliest cycle of an access, lane by lane; leaves the cycle of each bank in the scratch space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> EarliestAccess(Vector512<int> earliest, int* orders, int cls, int from, int edge)
    {
        int* scratch = _scratch.Pointer;
        int* lanes = _timing.LanesOf(cls);
        var never = Vector512.Create(Cycles.Never);
        var edges = Vector512.Create(edge);
        int section = 0;
        for (int start = 0; start < _banks; section++)
        {
            var gate = Vector512.Create(Math.Max(from, _timing.GatesOf(section)[cls]));
            int end = start + _banksPerSection;
            for (; start < end; start += Lanes)
            {
                var ready = Vector512.Max(Vector512.Load(lanes + start), gate) | edges;
                ready = Vector512.ConditionalSelect(Vector512.Equals(Vector512.Load(orders + start), never), never, ready);
                ready.Store(scratch + start);
                earliest = Vector512.Min(earliest, ready);
            }
        }

        return earliest;
    }

    /// <summary>The earliest cycle of an activation (closed banks) or a precharge (open ones), lane by lane; leaves the cycle of each bank in the scratch space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> EarliestRow(Vector512<int> earliest, int* orders, CandidateKinds kinds, int from, int edge)
    {
        int* scratch = _scratch.Pointer + _stride;
        int* activate = _timing.LanesOf(_activateClass);
        int* precharge = _timing.LanesOf(_prechargeClass);
        int activateFrom = (kinds & CandidateKinds.Activate) != 0 ? from : Cycles.Never;
        int prechargeFrom = (kinds & CandidateKinds.Precharge) != 0 ? from : Cycles.Never;
        var never = Vector512.Create(Cycles.Never);
        var closed = Vector512.Create(BankStates.Closed);
        var edges = Vector512.Create(edge);
        int section = 0;
        for (int start = 0; start < _banks; section++)
        {
            int* gates = _timing.GatesOf(section);
            var activateGate = Vector512.Create(Math.Max(activateFrom, gates[_activateClass]));
            var prechargeGate = Vector512.Create(Math.Max(prechargeFrom, gates[_prechargeClass]));
            int end = start + _banksPerSection;
            for (; start < end; start += Lanes)
            {
                var opens = Vector512.Max(Vector512.Load(activate + start), activateGate) | edges;
                var closes = Vector512.Max(Vector512.Load(precharge + start), prechargeGate);
                var ready = Vector512.ConditionalSelect(Vector512.Equals(Vector512.Load(_rows + start), closed), opens, closes);
                ready = Vector512.ConditionalSelect(Vector512.Equals(Vector512.Load(orders + start), never), never, ready);
                ready.Store(scratch + start);
                earliest = Vector512.Min(earliest, ready);
            }
        }

        return earliest;
    }

    /// <summary>The oldest among the banks that may issue by a cycle, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> Oldest(Vector512<int> oldest, int* ready, int* orders, int cycle)
    {
        var limit = Vector512.Create(cycle);
        for (int bank = 0; bank < _banks; bank += Lanes)
        {
            var mayIssue = Vector512.LessThanOrEqual(Vector512.Load(ready + bank), limit);
            oldest = Vector512.ConditionalSelect(mayIssue, Vector512.Min(oldest, Vector512.Load(orders + bank)), oldest);
        }

        return oldest;
    }

    /// <summary>The least of some cycles, none of them before the first that counts; mostly it is that one, which is seen sooner than the least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EarliestCycle(Vector512<int> cycles, int from) =>
        Vector512.LessThanOrEqualAny(cycles, Vector512.Create(from)) ? from : Least(cycles);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Least(Vector512<int> values)
    {
        var eight = Vector256.Min(values.GetLower(), values.GetUpper());
        var four = Vector128.Min(eight.GetLower(), eight.GetUpper());
        var two = Vector128.Min(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Min(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
