using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Transactions.Tests.Streams;

internal static class StreamCases
{
    public static Gen<StreamCase> Any { get; } =
        from bus in Buses
        from first in Memories
        from second in Memories
        from initiators in Gen.ListOf(Gen.ListOf(Requests, 3), 3)
        from count in Gen.Choose(1, 3)
        select new StreamCase(bus, [first, second], [.. initiators.Take(count)]);

    /// <summary>The same with addresses between and behind the memories that belong to nobody.</summary>
    public static Gen<StreamCase> PartlyUnmapped { get; } =
        from any in Any
        from gap in Gen.Elements(0x40, 0x104, 0x208)
        select any with { GapBytes = gap };

    /// <summary>Long streams, without data so that whole periods can be skipped, and single transfers in between.</summary>
    public static Gen<StreamCase> Long { get; } =
        from bus in Buses
        from first in Memories
        from second in Memories
        from initiators in Gen.ListOf(Gen.ListOf(Gen.OneOf(Singles, LongStreams), 2), 3)
        from count in Gen.Choose(1, 3)
        select new StreamCase(bus, [first, second], [.. initiators.Take(count)]) { MovesData = false };

    private static Gen<RequestCase> LongStreams =>
        from gap in Gen.Choose(0, 400)
        from write in Gen.Elements(true, false)
        from upper in Gen.Elements(0UL, 0x1000UL)
        from bytes in Gen.Elements(4, 8, 16)
        from count in Gen.Choose(100, 1500)
        from steps in Gen.Choose(1, 3)
        from outstanding in Gen.Choose(1, 20)
        from cycle in Gen.Choose(0, 6)
        select new RequestCase(gap, write, upper, bytes, new StreamShape(bytes, 0, count, 0, 1, steps, outstanding) { Cycle = SimTime.FromNanoseconds(cycle) });

    private static Gen<BusCase> Buses =>
        from forward in Gen.Choose(1, 4)
        from interval in Gen.Choose(0, 5)
        from back in Gen.Choose(0, 3)
        from policy in Gen.Elements(Arbitration.FirstCome, Arbitration.FixedPriority, Arbitration.RoundRobin)
        select new BusCase(forward, interval, back, policy);

    private static Gen<MemoryCase> Memories =>
        from read in Gen.Choose(0, 20)
        from write in Gen.Choose(0, 20)
        from rate in Gen.Choose(8, 128)
        select new MemoryCase(read, write, rate);

    private static Gen<RequestCase> Requests => Gen.OneOf(Singles, Streams);

    private static Gen<RequestCase> Singles =>
        from gap in Gen.Choose(0, 40)
        from write in Gen.Elements(true, false)
        from place in Gen.Choose(0, 511)
        select new RequestCase(gap, write, (ulong)(place * 16), 16, null);

    private static Gen<RequestCase> Streams =>
        from gap in Gen.Choose(0, 40)
        from write in Gen.Elements(true, false)
        from place in Gen.Choose(0, 44)
        from bytes in Gen.Elements(4, 8, 16)
        from stride in Gen.Choose(-1, 3)
        from count in Gen.Choose(1, 24)
        from outerStride in Gen.Elements(64, 128, 0x400)
        from outerCount in Gen.Choose(1, 4)
        from steps in Gen.Choose(1, 3)
        from outstanding in Gen.Choose(1, 9)
        from cycle in Gen.Choose(0, 6)
        select new RequestCase(gap, write, (ulong)(place * 64) + 0x400, bytes, new StreamShape(bytes, stride * bytes, count, outerStride, outerCount, steps, outstanding)
        {
            Cycle = SimTime.FromNanoseconds(cycle),
        });
}
