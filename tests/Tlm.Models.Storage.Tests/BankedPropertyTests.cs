using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Storage.Tests;

/// <summary>What holds for memories of banks whatever their parameters and traffic.</summary>
public class BankedPropertyTests
{
    private const long Size = 1 << 16;

    public static TheoryData<string> Names() => ["rom", "sram", "reram"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Twice_the_banks_width_or_clock_or_a_shorter_latency_is_never_slower(string name) => Holds(item =>
    {
        SimTime End(BankOptions banks) => Run(name, banks, item.Requests, item.Window).Requester.End;
        SimTime end = End(item.Banks);
        Assert.True(End(item.Banks with { Count = item.Banks.Count * 2 }) <= end);
        Assert.True(End(item.Banks with { Width = item.Banks.Width * 2 }) <= end);
        Assert.True(End(item.Banks with { Clock = Frequency.FromMillihertz(item.Banks.Clock.Millihertz * 2) }) <= end);
        Assert.True(End(item.Banks with { Latency = item.Banks.Latency - 1 }) <= end);
        Assert.True(End(item.Banks with { CyclesPerWord = 1 }) <= end);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Time_lies_between_the_banks_rate_and_one_request_after_the_other(string name) => Holds(item =>
    {
        SimTime end = Run(name, item.Banks, item.Requests, item.Window).Requester.End;
        long bytes = item.Requests.Sum(request => request.Bytes);
        long words = bytes / (item.Banks.Width.Bytes * item.Banks.Count) * item.Banks.CyclesPerWord;
        SimTime alone = Run(name, item.Banks, item.Requests, 1).Requester.End;
        Assert.InRange(end, SimTime.FromNanoseconds(words), alone);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_saturated_memory_reaches_banks_times_width_a_cycle_within_one_percent(string name) => Holds(item =>
    {
        // whole rounds over the banks, so that all are busy to the same degree
        long round = item.Banks.Width.Bytes * item.Banks.Count;
        long bytes = (4_096 + round - 1) / round * round;
        const int Count = 400;
        Bench bench = Bench.Run(Create(name, item.Banks, Size * 16), Count, 16, (_, payload) => payload.SetRead(0, bytes));
        long cycles = Count * (bytes / round) * item.Banks.CyclesPerWord;
        Assert.InRange(bench.Requester.End, SimTime.FromNanoseconds(cycles), SimTime.FromNanoseconds(cycles + (cycles / 100) + item.Banks.Latency));
    });

    private static Bench Run(string name, BankOptions banks, (long At, long Bytes)[] requests, int window) =>
        Bench.Run(Create(name, banks, Size), requests.Length, window, (i, payload) => payload.SetRead((ulong)requests[i].At, requests[i].Bytes));

    private static Func<ComponentContext, PipelinedTarget> Create(string name, BankOptions banks, long bytes) => name switch
    {
        "rom" => context => new Rom(context, new RomOptions { Capacity = DataSize.FromBytes(bytes), Banks = banks }),
        "sram" => context => new Sram(context, new SramOptions { Capacity = DataSize.FromBytes(bytes), Banks = banks }),
        _ => context => new Reram(context, new ReramOptions { DieCapacity = DataSize.FromBytes(bytes), Banks = banks }),
    };

    private static void Holds(Action<(BankOptions Banks, (long At, long Bytes)[] Requests, int Window)> property)
    {
        var request = from bytes in Gen.Choose(1, 2_000)
                      from at in Gen.Choose(0, (int)Size - 2_000)
                      select ((long)at, (long)bytes);
        var cases = from count in Gen.Choose(1, 24)
                    from width in Gen.Choose(1, 64)
                    from latency in Gen.Choose(2, 9)
                    from cycles in Gen.Choose(1, 5)
                    from number in Gen.Choose(1, 20)
                    from requests in request.ArrayOf(number)
                    from window in Gen.Choose(1, 8)
                    select (
                        new BankOptions { Count = count, Width = DataSize.FromBytes(width), Latency = latency, CyclesPerWord = cycles, Clock = Frequency.FromMegahertz(1000) },
                        requests,
                        window);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(new Replay(new Rnd(17, 19), default)), Prop.ForAll(Arb.From(cases), property));
    }
}
