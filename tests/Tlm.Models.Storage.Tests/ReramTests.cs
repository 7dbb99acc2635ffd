namespace Tlm.Models.Storage.Tests;

public class ReramTests
{
    private static readonly ReramOptions Options = new()
    {
        DieCapacity = DataSize.FromKibibytes(64),
        Banks = new BankOptions { Count = 4, Width = DataSize.FromBytes(16), Latency = 2 },
        WriteCycles = 50,
        Endurance = 3,
        WearBlock = DataSize.FromKibibytes(1),
        ReadEnergy = EnergyPerBit.Parse("1 pJ/bit"),
        WriteEnergy = EnergyPerBit.Parse("20 pJ/bit"),
    };

    [Fact]
    public void A_write_takes_its_cycles_by_word_and_a_read_its_own()
    {
        Bench bench = Bench.Run(context => new Reram(context, Options), 2, 1, (i, payload) => i == 0 ? payload.SetWrite(0, 128) : payload.SetRead(0, 128));
        Assert.Equal([102L, 106L], bench.Requester.Responses.Select(response => response.Time / SimTime.FromNanoseconds(1)));
        Assert.Equal(20_000 * 1024, bench.Energy("write"));
        Assert.Equal(1_000 * 1024, bench.Energy("read"));
    }

    [Fact]
    public void Dies_work_together()
    {
        static SimTime Time(int dies)
        {
            return Bench.Run(context => new Reram(context, Options with { Dies = dies }), 500, 8, (_, payload) => payload.SetRead(0, 4096)).Requester.End;
        }
        Assert.InRange(Time(1).ToSeconds() / Time(4).ToSeconds(), 3.96, 4.0);
    }

    [Fact]
    public void A_block_at_the_end_of_its_endurance_refuses_and_others_do_not()
    {
        ulong[] addresses = [0, 100, 200, 300, 1024, 900];
        Bench bench = Bench.Run(context => new Reram(context, Options), addresses.Length, 1, (i, payload) => payload.SetWrite(addresses[i], i == 5 ? 200 : 16));
        ResponseStatus[] expected = [ResponseStatus.Ok, ResponseStatus.Ok, ResponseStatus.Ok, ResponseStatus.GenericError, ResponseStatus.Ok, ResponseStatus.GenericError];
        Assert.Equal(expected, bench.Requester.Responses.Select(response => response.Status));
        Assert.Equal(3, bench.Statistic("worst_wear", "value"));
    }

    [Fact]
    public void Too_many_banks_are_refused()
    {
        ReramOptions options = Options with { Dies = 4, Banks = new BankOptions { Count = 20_000 } };
        Assert.Equal("banks.count", Assert.Single(options.Validate()).Path);
    }
}
