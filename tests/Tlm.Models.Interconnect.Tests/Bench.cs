using Tlm.Kernel;
using Tlm.Models.Storage;

namespace Tlm.Models.Interconnect.Tests;

/// <summary>A requester, something between, and a fast memory.</summary>
internal static class Bench
{
    public static readonly MemoryOptions FastMemory = new()
    {
        Latency = SimTime.FromNanoseconds(10),
        Bandwidth = Bandwidth.FromBytesPerSecond(10_000_000_000_000),
        Outstanding = 100_000,
        Capacity = DataSize.FromGibibytes(64),
    };

    public static Run<T> Through<T>(
        Func<ComponentContext, T> create, Func<T, TargetSocket> entry, Func<T, InitiatorSocket> exit, int count, int window, Action<int, Payload> fill,
        MemoryOptions? memory = null, LinkTiming? near = null)
        where T : Component
    {
        SimulationBuilder builder = new();
        var requester = builder.Add("cpu", context => new Requester(context, count, window, fill));
        var between = builder.Add("link", create);
        var target = builder.Add("mem", context => new SimpleMemory(context, memory ?? FastMemory));
        builder.Connect(requester.Port, entry(between), near ?? LinkTiming.Immediate);
        builder.Connect(exit(between), target.Port, LinkTiming.Immediate);
        RunResult result = builder.Elaborate().Run();
        return new Run<T>(requester, between, target, result.End);
    }

    public static Run<Link> OverLink(LinkOptions options, int count, int window, Action<int, Payload> fill, MemoryOptions? memory = null) =>
        Through(context => new Link(context, options), link => link.In, link => link.Out, count, window, fill, memory);

    public static Run<BumpInterface> OverBumps(BumpOptions options, int count, int window, Action<int, Payload> fill, LinkTiming? near = null) =>
        Through(context => new BumpInterface(context, options), link => link.In, link => link.Out, count, window, fill, near: near);

    public static Run<TsvBundle> OverVias(TsvOptions options, int count, int window, Action<int, Payload> fill) =>
        Through(context => new TsvBundle(context, options), tsv => tsv.In, tsv => tsv.Out, count, window, fill);

    public static decimal Statistic(Component component, string name, string value, SimTime end) =>
        (decimal)component.Statistics.All.Single(s => s.Name == name).Snapshot(end.Femtoseconds).Values.Single(v => v.Name == value).Value;

    public static void Read64(int index, Payload payload) => payload.SetRead((ulong)index * 64, 64);
}

internal sealed record Run<T>(Requester Requester, T Between, SimpleMemory Memory, SimTime End)
    where T : Component
{
    /// <summary>Times that the requests were under way, summed.</summary>
    public Int128 RoundTrips => Requester.RoundTrips;

    public double BytesPerSecond(long bytes) => bytes * 1e15 / Requester.End.Femtoseconds;

    public Int128 Energy(string cause) => Between.Energy.Causes.Single(c => c.Name == cause).Total(End.Femtoseconds);

    public Int128 TotalEnergy() => Between.Energy.Causes.Aggregate(Int128.Zero, (sum, cause) => sum + cause.Total(End.Femtoseconds));

    public decimal Statistic(string name, string value) => Bench.Statistic(Between, name, value, End);
}
