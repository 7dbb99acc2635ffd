using Tlm.Kernel;
using Tlm.Models.Pim.LogicDie;

namespace Tlm.Models.Pim.Tests;

public sealed class LogicPimTests
{
    private static readonly LogicPimOptions Stack = new() { Channels = 2, WeightBits = 8 };
    private static readonly ResidentProduct Product = new(2_048, 2_048, 1);
    private static readonly long Half = Size(Stack) / 2;

    [Fact]
    public void A_product_takes_the_time_of_its_reads_in_the_library()
    {
        var channel = new StackChannel(Stack.Variant());
        channel.Add(new StackStream(StackReader.LogicDie, 0, 0, 0, 2_048 * 2_048 / 4));
        channel.Add(new StackStream(StackReader.LogicDie, 1, 0, 0, 2_048 * 2_048 / 4));
        long ticks = channel.Run();
        var run = Run(Stack, [Product]);
        Assert.Equal(SimTime.FromPicoseconds(ticks * Stack.Variant().ClockPeriodPicoseconds), run.Driver.Products[0].Time);
        Assert.Equal(2_048 * 2_048 / 256, run.Commands("RDlb"));
        Assert.Equal(2_048 * 2_048, (long)run.Statistic("macs"));
    }

    [Fact]
    public void Many_tokens_take_the_time_of_the_units()
    {
        LogicPimOptions slow = Stack with { MacRate = Frequency.Parse("100 GHz") };
        var run = Run(slow, [Product with { Tokens = 8 }]);
        Assert.Equal(8 * 2_048.0 * 2_048 / 100e9, run.Driver.Products[0].Time.ToSeconds(), 12);
        Assert.Equal(2_048 * 2_048 / 256, run.Commands("RDlb"));
    }

    [Fact]
    public void Host_traffic_in_the_other_bundle_hardly_delays_a_product_and_in_the_same_one_it_does()
    {
        SimTime alone = Run(Stack, [Product]).Driver.Products[0].Time;
        SimTime other = Run(Stack, [Product], 400, Half).Driver.Products[0].Time;
        SimTime same = Run(Stack, [Product], 400, 0).Driver.Products[0].Time;
        Assert.InRange(other.ToSeconds() / alone.ToSeconds(), 1.0, 1.05);
        Assert.True(same.ToSeconds() / alone.ToSeconds() > 1.3);
    }

    [Theory]
    [InlineData(false, 0.80)]
    [InlineData(true, 0.75)]
    public void The_host_reads_and_writes_at_nearly_the_rate_of_the_buses(bool write, double share)
    {
        var run = Run(Stack, [], 4_000, Half, write);
        double peak = 4 * 32 / (Stack.Variant().Timing("nCCDS") * Stack.Variant().ClockPeriodPicoseconds * 1e-12);
        Assert.InRange(4_000 * 1_024 / run.Driver.Requests[^1].Time.ToSeconds() / peak, share, 1.0);
        Assert.Equal(4_000 * 32, run.Commands(write ? "WR" : "RD"));
    }

    [Fact]
    public void Weights_that_come_and_go_cross_the_host_buses()
    {
        var run = Run(Stack, [Product], actions: [ResidentAction.Store, ResidentAction.Fetch]);
        Assert.Equal((2_048 * 2_048 / 32, 2_048 * 2_048 / 32, 0L), (run.Commands("WR"), run.Commands("RD"), run.Commands("RDlb")));
    }

    [Fact]
    public void Results_that_stay_are_written_by_the_units_and_cross_no_link()
    {
        LogicPimOptions keeps = Stack with { ResultsRoom = DataSize.FromMebibytes(1) };
        var run = Run(keeps, [Product with { Tokens = 64 }, Product with { Tokens = 1_000 }]);
        Assert.Equal([ResponseStatus.Ok, ResponseStatus.CommandError], run.Driver.Products.Select(product => product.Status));
        // 2,048 results of a byte for each of 64 tokens, in accesses of 256 bytes
        Assert.Equal(2_048 * 64 / 256, run.Commands("WRlb"));
        Assert.Equal([0, 0], run.Driver.ResultBytes);
        Assert.Equal([2_048 * 64], Run(Stack, [Product with { Tokens = 64 }]).Driver.ResultBytes);
        Assert.True(run.Driver.Products[0].Time > Run(Stack, [Product with { Tokens = 64 }]).Driver.Products[0].Time);
    }

    [Fact]
    public void Row_after_row_makes_products_slower_than_rows_opened_ahead()
    {
        SimTime ahead = Run(Stack, [Product]).Driver.Products[0].Time;
        SimTime rows = Run(Stack with { RowOrder = RowOrder.Rows }, [Product]).Driver.Products[0].Time;
        Assert.InRange(rows.ToSeconds() / ahead.ToSeconds(), 1.4, 2.2);
    }

    [Fact]
    public void Occupancy_of_ordinary_requests_is_rate_times_time_under_way()
    {
        var run = Run(Stack, [Product], 100, 0);
        Assert.Equal(run.Statistic("service_time", "sum"), run.Statistic("occupancy", "integral"));
        Assert.Equal((100m, 100m * 1_024), (run.Statistic("reads"), run.Statistic("bytes_read")));
    }

    [Fact]
    public void Energy_is_that_of_banks_bits_and_macs()
    {
        var run = Run(Stack, [Product], 10, Half);
        Int128 bits = 2_048L * 2_048 * 8;
        Assert.Equal(bits * 1_810, run.Energy("logic"));
        Assert.Equal(10 * 1_024 * 8 * (Int128)3_480, run.Energy("host"));
        Assert.Equal((Int128)2_048 * 2_048 * 230, run.Energy("mac"));
        Assert.Equal((run.Commands("ACT") + (8 * run.Commands("ACTlb"))) * (Int128)909_000, run.Energy("activate"));
    }

    [Fact]
    public void What_lies_outside_or_has_another_width_is_refused()
    {
        var run = Run(Stack, [null, Product with { WeightBits = 4 }, Product with { Address = 1 }, Product with { Inputs = 0 }], 1, Size(Stack));
        Assert.All(run.Driver.Products, product => Assert.Equal(ResponseStatus.CommandError, product.Status));
        Assert.Equal(ResponseStatus.AddressError, run.Driver.Requests[0].Status);
    }

    [Fact]
    public void Weights_are_placed_one_after_the_other_until_the_bundle_is_full()
    {
        var stack = new SimulationBuilder().Add("mem", context => new LogicPim(context, Stack));
        Assert.Equal((0UL, 2_048UL * 2_048 / 4), (stack.Place("a", Product), stack.Place("b", Product)));
        var error = Assert.Throws<ElaborationException>(() => stack.Place("c", Product with { Outputs = 10_000_000 }));
        Assert.Contains("'c' does not fit the bundle of the units", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_contradict_each_other_are_named()
    {
        Assert.Equal("interleave_bytes", Assert.Single((Stack with { InterleaveBytes = 40 }).Validate()).Path);
        Assert.Equal("timing", Assert.Single((Stack with { Timing = "HBM3_1Mbps" }).Validate()).Path);
    }

    private static long Size(LogicPimOptions options) => new SimulationBuilder().Add("mem", context => new LogicPim(context, options)).Size;

    private static Outcome Run(LogicPimOptions options, ResidentProduct?[] products, int requests = 0, long address = 0, bool write = false, ResidentAction[]? actions = null)
    {
        SimulationBuilder builder = new();
        var driver = builder.Add("npu", context => new Driver(context, products, actions ?? [ResidentAction.Multiply], requests, address, write));
        var stack = builder.Add("mem", context => new LogicPim(context, options));
        builder.Connect(driver.Memory, stack.Port, LinkTiming.Immediate);
        builder.Connect(driver.Pim, stack.Pim, LinkTiming.Immediate);
        return new Outcome(driver, stack, builder.Elaborate().Run().End);
    }

    private sealed record Outcome(Driver Driver, LogicPim Stack, SimTime End)
    {
        public decimal Statistic(string name, string? value = null)
        {
            var values = Stack.Statistics.All.Single(s => s.Name == name).Snapshot(End.Femtoseconds).Values;
            return (decimal)(value is null ? values[0] : values.Single(v => v.Name == value)).Value;
        }

        public long Commands(string name) => (long)Statistic("commands_" + name.ToLowerInvariant());

        public Int128 Energy(string cause) => Stack.Energy.Causes.Single(c => c.Name == cause).Total(End.Femtoseconds);
    }

    /// <summary>Sends products one after the other and requests of 1 KiB, 64 at a time.</summary>
    private sealed class Driver : Component
    {
        public Driver(ComponentContext context, ResidentProduct?[] products, ResidentAction[] actions, int requests, long address, bool write)
            : base(context)
        {
            Memory = new InitiatorSocket(this, "mem");
            Pim = new InitiatorSocket(this, "pim");
            var pool = new PayloadPool();
            var answered = new SimEvent(this, "answered");
            int underWay = 0;
            Thread("products", async () =>
            {
                foreach (var product in products)
                {
                    foreach (var action in actions)
                    {
                        var payload = product is { } known ? ProductExtension.Attach(pool.Rent(), known, action) : pool.Rent();
                        await Pim.TransportAsync(payload);
                        Products.Add((Now, payload.ResponseStatus));
                        ResultBytes.Add(payload.HeaderBytes);
                        payload.Release();
                    }
                }
            });
            Thread("requests", async () =>
            {
                for (int i = 0; i < requests; i++)
                {
                    while (underWay >= 64)
                        await answered;
                    underWay++;
                    ulong at = (ulong)(address + i * 1_024L);
                    await Memory.SendAsync(write ? pool.Rent().SetWrite(at, 1_024) : pool.Rent().SetRead(at, 1_024));
                }
            });
            Thread("answers", async () =>
            {
                for (int i = 0; i < requests; i++)
                {
                    var payload = await Memory.ReceiveResponseAsync();
                    Requests.Add((Now, payload.ResponseStatus));
                    payload.Release();
                    underWay--;
                    answered.Notify();
                }
            });
        }

        public InitiatorSocket Memory { get; }

        public InitiatorSocket Pim { get; }

        public List<(SimTime Time, ResponseStatus Status)> Products { get; } = [];

        public List<int> ResultBytes { get; } = [];

        public List<(SimTime Time, ResponseStatus Status)> Requests { get; } = [];
    }
}
