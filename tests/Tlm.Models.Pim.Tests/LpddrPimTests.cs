using Tlm.Kernel;
using Tlm.Models.Pim.NearMemory;

namespace Tlm.Models.Pim.Tests;

public sealed class LpddrPimTests
{
    private static readonly LpddrPimOptions Module = new();

    [Fact]
    public void A_product_takes_the_time_of_the_module_alone()
    {
        var gemv = new PimGemv(4_096, 1_024, 2);
        var alone = new LpddrPimModule(LpddrPimModule.Variant(Module.Units), Module.Units);
        long cycles = alone.Run(gemv);
        var run = Run([gemv], 0, 0);
        Assert.Equal(SimTime.FromPicoseconds(cycles * 1_250), run.Driver.Products[0].Time);
        foreach (string command in new[] { "MACub", "ACTub", "WRIN", "RDACC", "MODE" })
            Assert.Equal(alone.Issued(command), run.Commands(command));
    }

    [Fact]
    public void Products_follow_one_another()
    {
        var gemv = new PimGemv(2_048, 512, 1);
        var run = Run([gemv, gemv], 0, 0);
        Assert.True(run.Driver.Products[1].Time > 2 * run.Driver.Products[0].Time * 9 / 10);
        Assert.Equal(2 * 2_048 * 512, (long)run.Statistic("macs"));
    }

    [Fact]
    public void Plain_ranks_are_read_at_nearly_the_rate_of_the_bus_from_any_address()
    {
        // rank 3 begins at 3 x 4 GiB over four channels of 1 GiB a rank
        var run = Run([], 2_000, 3L * 4 << 30);
        double rate = 2_000 * 1_024 * 1e15 / run.Driver.Reads[^1].Time.Femtoseconds;
        Assert.InRange(rate, 0.85 * 51.2e9, 51.2e9);
        Assert.Equal(2_000 * 32, run.Commands("RD"));
    }

    [Fact]
    public void Reads_of_a_plain_rank_go_on_while_pim_computes()
    {
        var gemv = new PimGemv(12_288, 4_096, 1);
        var both = Run([gemv], 1_000, 3L * 4 << 30);
        var reads = Run([], 1_000, 3L * 4 << 30);
        Assert.True(both.Driver.Reads[^1].Time < both.Driver.Products[0].Time);
        Assert.True(both.Driver.Reads[^1].Time < reads.Driver.Reads[^1].Time * 2);
    }

    [Fact]
    public void Energy_is_that_of_the_bits_and_the_macs()
    {
        var run = Run([new PimGemv(12_288, 4_096, 1)], 0, 0);
        Int128 bits = 12_288L * 4_096 * 8;
        Assert.Equal(bits * 550, run.Energy("cell"));
        Assert.Equal((Int128)12_288 * 4_096 * 320, run.Energy("mac"));
        Assert.Equal((run.Commands("WRIN") + run.Commands("RDACC")) * 256 * (Int128)3_040, run.Energy("path"));
    }

    [Fact]
    public void An_address_beyond_the_module_is_an_address_error()
    {
        var run = Run([], 1, 16L << 30);
        Assert.Equal(ResponseStatus.AddressError, run.Driver.Reads[0].Status);
    }

    [Fact]
    public void A_payload_without_a_product_is_a_command_error()
    {
        var run = Run([null], 0, 0);
        Assert.Equal(ResponseStatus.CommandError, run.Driver.Products[0].Status);
    }

    [Fact]
    public void Options_that_contradict_each_other_are_named()
    {
        var problem = Assert.Single((Module with { Units = new PimUnitOptions { WeightBits = 5 } }).Validate());
        Assert.Equal(("units", "PIM units: weights of 5 bit are not supported, expected 4, 8 or 16"), (problem.Path, problem.Message));
        Assert.Equal("interleave_bytes", Assert.Single((Module with { InterleaveBytes = 40 }).Validate()).Path);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(70)]
    public void One_channel_stands_for_all_until_they_differ(int microseconds)
    {
        PimGemv[] products = [new(4_096, 4_096, 1), new(12_288, 1_024, 3), new(2_048, 512, 1)];
        var late = SimTime.FromMicroseconds(microseconds);
        var together = Run(products, 50, 3L * 4 << 30, late);
        var apart = Run(products, 50, 3L * 4 << 30, late, module => module.Separate());
        Assert.Equal(apart.Driver.Products, together.Driver.Products);
        Assert.Equal(apart.Driver.Reads, together.Driver.Reads);
        Assert.All(
            apart.Module.Statistics.All,
            statistic => Assert.Equal(
                statistic.Snapshot(apart.End.Femtoseconds).Values[0].Value,
                together.Module.Statistics.All.Single(s => s.Name == statistic.Name).Snapshot(together.End.Femtoseconds).Values[0].Value));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_000, 0)]
    [InlineData(1_000, 300)]
    [InlineData(1_100, 450)]
    public void Channels_whose_products_or_accesses_differ_in_part_are_simulated_once_a_kind(int reads, int oddAfter)
    {
        // outputs that no split makes even: of four channels one, two or three get more
        PimGemv[] products = [new(257, 128, 1), new(4_096, 4_096, 1), new(258, 128, 2), new(1_031, 96, 1), new(4_099, 512, 5)];
        var together = Run(products, reads, 3L * 4 << 30, size: 256, oddAfter: oddAfter);
        var apart = Run(products, reads, 3L * 4 << 30, default, module => module.Separate(), 256, oddAfter);
        Assert.Equal(apart.Driver.Products, together.Driver.Products);
        Assert.Equal(apart.Driver.Reads, together.Driver.Reads);
        foreach (string command in new[] { "RD", "MACub", "ACTub", "WRIN", "RDACC", "REFab", "PREab" })
            Assert.Equal(apart.Commands(command), together.Commands(command));
    }

    [Theory]
    [InlineData(1_024, 0)]
    [InlineData(1_024, 300)]
    [InlineData(4_096, 700)]
    [InlineData(1_280, 0)]
    public void Accesses_that_are_alike_in_every_channel_are_simulated_once(int size, int oddAfter)
    {
        PimGemv[] products = [new(4_096, 4_096, 1), new(4_096, 1_024, 3)];
        var together = Run(products, 1_000, 3L * 4 << 30, size: size, oddAfter: oddAfter);
        var apart = Run(products, 1_000, 3L * 4 << 30, default, module => module.Separate(), size, oddAfter);
        Assert.Equal(apart.Driver.Products, together.Driver.Products);
        Assert.Equal(apart.Driver.Reads, together.Driver.Reads);
        Assert.Equal(apart.Commands("RD"), together.Commands("RD"));
        Assert.Equal(apart.Energy("path"), together.Energy("path"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(13)]
    public void A_held_column_is_read_once_and_used_by_every_group_of_tokens(int tokens)
    {
        var gemv = new PimGemv(6_144, 2_048, tokens);
        var again = Run([gemv], 0, 0);
        var held = Run([gemv], 0, 0, hold: true);
        Assert.Equal(again.Statistic("macs"), held.Statistic("macs"));
        Assert.Equal((decimal)gemv.Outputs * gemv.Inputs * tokens, held.Statistic("macs"));
        Assert.Equal(again.Commands("MACub"), held.Commands("MACub"));
        Assert.Equal((Int128)gemv.Outputs * gemv.Inputs * 8 * 550, held.Energy("cell"));
        Assert.Equal(held.Energy("cell") * ((tokens + 3) / 4), again.Energy("cell"));
        Assert.InRange((double)held.Driver.Products[0].Time.Femtoseconds / again.Driver.Products[0].Time.Femtoseconds, 0.9, 1.1);
    }

    [Fact]
    public void Rows_of_a_cache_are_written_into_the_pim_ranks()
    {
        var row = new ResidentProduct(1, 128, 1) { Instances = 64 };
        var run = Run([new(64, 64, 1)], 0, 0, store: row);
        Assert.Equal(ResponseStatus.Ok, run.Driver.Products[^1].Status);
        Assert.InRange(run.Commands("WR") * 32, row.WeightBytes, row.WeightBytes + (12 * 32));
    }

    [Fact]
    public void Weights_that_do_not_fit_the_pim_ranks_are_named_with_the_bytes_that_are_too_many()
    {
        SimulationBuilder builder = new();
        var module = builder.Add("mem", context => new LpddrPim(context, Module));
        var half = new ResidentProduct(3_072, (4_194_304 / 2) - 100, 1);
        Assert.Equal(0ul, module.Place("first", half));
        ulong second = module.Place("second", half);
        Assert.True(second > 0);
        var error = Assert.Throws<ElaborationException>(() => module.Place("third", half));
        Assert.Matches(@"mem: 'third' does not fit the PIM ranks: \d+ bytes are too many", error.Message);
        Assert.Contains("8-bit weights, not 4-bit", Assert.Throws<ElaborationException>(() => module.Place("narrow", half with { WeightBits = 4 })).Message);
    }

    [Fact]
    public void An_estimate_is_near_what_a_product_takes()
    {
        var gemv = new PimGemv(12_288, 4_096, 4);
        var run = Run([gemv], 0, 0);
        double estimate = run.Module.Estimate(new ResidentProduct(12_288, 4_096, 4)).ToSeconds();
        Assert.InRange(estimate / run.Driver.Products[0].Time.ToSeconds(), 0.8, 1.05);
    }

    [Fact]
    public void The_module_wakes_when_something_may_have_ended_and_not_for_each_command()
    {
        SimulationBuilder builder = new();
        var driver = builder.Add("npu", context => new Driver(context, [new PimGemv(12_288, 4_096, 1)], 4, 3L * 4 << 30, default, 1_024, 4, null));
        var module = builder.Add("mem", context => new LpddrPim(context, Module));
        builder.Connect(driver.Memory, module.Port, LinkTiming.Immediate);
        builder.Connect(driver.Pim, module.Pim, LinkTiming.Immediate);
        var simulation = builder.Elaborate();
        var result = simulation.Run();
        long commands = (long)module.Statistics.All.Single(s => s.Name == "commands_macub").Snapshot(result.End.Femtoseconds).Values[0].Value;
        Assert.True(simulation.Resumptions * 50 < commands, $"{simulation.Resumptions} resumptions for {commands} commands");
    }

    private static Outcome Run(
        PimGemv?[] products, int reads, long address, SimTime readsFrom = default, Action<LpddrPim>? prepare = null, int size = 1_024, int oddAfter = 0, ResidentProduct? store = null, bool hold = false)
    {
        SimulationBuilder builder = new();
        var driver = builder.Add("npu", context => new Driver(context, products, reads, address, readsFrom, size, oddAfter, store));
        var module = builder.Add("mem", context => new LpddrPim(context, hold ? Module with { Units = Module.Units with { HoldColumns = true } } : Module));
        prepare?.Invoke(module);
        builder.Connect(driver.Memory, module.Port, LinkTiming.Immediate);
        builder.Connect(driver.Pim, module.Pim, LinkTiming.Immediate);
        var result = builder.Elaborate().Run();
        return new Outcome(driver, module, result.End);
    }

    private sealed record Outcome(Driver Driver, LpddrPim Module, SimTime End)
    {
        public decimal Statistic(string name) => (decimal)Module.Statistics.All.Single(s => s.Name == name).Snapshot(End.Femtoseconds).Values[0].Value;

        public long Commands(string name) => (long)Statistic("commands_" + name.ToLowerInvariant());

        public Int128 Energy(string cause) => Module.Energy.Causes.Single(c => c.Name == cause).Total(End.Femtoseconds);
    }

    /// <summary>Sends products one after the other and reads of 1 KiB, 32 at a time.</summary>
    private sealed class Driver : Component
    {
        public Driver(ComponentContext context, PimGemv?[] products, int reads, long address, SimTime readsFrom, int size, int oddAfter, ResidentProduct? store)
            : base(context)
        {
            Memory = new InitiatorSocket(this, "mem");
            Pim = new InitiatorSocket(this, "pim");
            var pool = new PayloadPool();
            Thread("products", async () =>
            {
                foreach (var gemv in products)
                {
                    var payload = gemv is null ? pool.Rent() : ProductExtension.Attach(pool.Rent(), new ResidentProduct(gemv.Outputs, gemv.Inputs, gemv.Tokens));
                    await Pim.TransportAsync(payload);
                    Products.Add((Now, payload.ResponseStatus));
                    payload.Release();
                }
                if (store is { } rows)
                {
                    var payload = ProductExtension.Attach(pool.Rent(), rows, ResidentAction.Store);
                    await Pim.TransportAsync(payload);
                    Products.Add((Now, payload.ResponseStatus));
                    payload.Release();
                }
            });
            var answered = new SimEvent(this, "answered");
            int underWay = 0;
            Thread("reads", async () =>
            {
                if (reads > 0)
                    await Delay(readsFrom);
                for (int i = 0; i < reads; i++)
                {
                    while (underWay >= 32)
                        await answered;
                    underWay++;
                    await Memory.SendAsync(pool.Rent().SetRead((ulong)(address + (long)i * size), oddAfter > 0 && i == oddAfter ? 256 : size));
                }
            });
            Thread("answers", async () =>
            {
                for (int i = 0; i < reads; i++)
                {
                    var payload = await Memory.ReceiveResponseAsync();
                    Reads.Add((Now, payload.ResponseStatus));
                    payload.Release();
                    underWay--;
                    answered.Notify();
                }
            });
        }

        public InitiatorSocket Memory { get; }

        public InitiatorSocket Pim { get; }

        public List<(SimTime Time, ResponseStatus Status)> Products { get; } = [];

        public List<(SimTime Time, ResponseStatus Status)> Reads { get; } = [];
    }
}
