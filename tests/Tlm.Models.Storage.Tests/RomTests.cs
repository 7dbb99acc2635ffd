namespace Tlm.Models.Storage.Tests;

public class RomTests
{
    private static readonly RomOptions Options = new() { Capacity = DataSize.FromKibibytes(64), Banks = new BankOptions { Count = 4, Width = DataSize.FromBytes(16), Latency = 2 } };

    [Fact]
    public void A_write_is_an_error_response()
    {
        Bench bench = Bench.Run(context => new Rom(context, Options), 2, 1, (i, payload) => i == 0 ? payload.SetWrite(0, 16) : payload.SetRead(0, 16));
        Assert.Equal([ResponseStatus.CommandError, ResponseStatus.Ok], bench.Requester.Responses.Select(response => response.Status));
    }

    [Fact]
    public void A_saturated_rom_reaches_its_bandwidth_within_one_percent()
    {
        Bench bench = Bench.Run(context => new Rom(context, Options), 1000, 8, (_, payload) => payload.SetRead(0, 1024));
        Assert.InRange(bench.Requester.End.ToSeconds() * 1e9, 16_000, 16_160);
    }

    [Fact]
    public void Zeros_of_a_ternary_code_cost_nothing()
    {
        RomOptions options = Options with { ReadEnergy = EnergyPerBit.Parse("1 pJ/bit"), FreeZeros = 25 };
        Bench bench = Bench.Run(context => new Rom(context, options), 1, 1, (_, payload) => payload.SetRead(0, 100));
        Assert.Equal(600_000, bench.Energy("read"));
    }

    [Fact]
    public void A_sleeping_block_wakes_first_and_the_oldest_one_goes_to_sleep()
    {
        GatingOptions gating = new() { Blocks = 4, Awake = 2, WakeUp = SimTime.FromNanoseconds(50) };
        int[] blocks = [0, 0, 1, 0, 2, 0, 1];
        Bench bench = Bench.Run(context => new Rom(context, Options with { Gating = gating }), blocks.Length, 1, (i, payload) => payload.SetRead((ulong)blocks[i] * 16384, 16));
        long[] expected = [53, 56, 109, 112, 165, 168, 221];
        Assert.Equal(expected, bench.Requester.Responses.Select(response => response.Time / SimTime.FromNanoseconds(1)));
        Assert.Equal(4, bench.Statistic("wake_ups", "value"));
    }

    [Fact]
    public void Only_blocks_that_are_awake_leak()
    {
        RomOptions options = Options with { Leakage = Power.FromMilliwatts(8), Gating = new GatingOptions { Blocks = 8 } };
        Bench bench = Bench.Run(context => new Rom(context, options), 3, 1, (_, payload) => payload.SetRead(0, 1024));
        Assert.Equal(bench.End.Femtoseconds / 1000, bench.Energy("leakage"));
    }

    [Theory]
    [InlineData("2 mm2", 0.03, 1, "capacity")]
    [InlineData("2 mm2", 0.03, 2, null)]
    [InlineData("2 mm2", 0, 1, "density")]
    [InlineData("3 mm2", 0.03, 1, null)]
    public void Capacity_over_density_must_fit_the_area(string area, double density, int bits, string? problem)
    {
        RomOptions options = Options with { AreaLimit = Area.Parse(area), Density = density, BitsPerCell = bits };
        Assert.Equal(problem, options.Validate().SingleOrDefault()?.Path);
    }
}
