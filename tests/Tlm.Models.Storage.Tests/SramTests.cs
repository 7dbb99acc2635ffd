namespace Tlm.Models.Storage.Tests;

public class SramTests
{
    private static readonly SramOptions Options = new()
    {
        Capacity = DataSize.FromBytes(1000),
        Base = 100,
        Regions = [new SramRegion { Name = "lora", Size = DataSize.FromBytes(300) }, new SramRegion { Name = "kv", Size = DataSize.FromBytes(500) }],
    };

    [Fact]
    public void An_access_lies_in_one_region()
    {
        ulong[] addresses = [100, 384, 400, 899, 900];
        Bench bench = Bench.Run(context => new Sram(context, Options), addresses.Length, 1, (i, payload) => payload.SetRead(addresses[i], addresses[i] == 899 ? 1 : 16));
        ResponseStatus[] expected = [ResponseStatus.Ok, ResponseStatus.Ok, ResponseStatus.Ok, ResponseStatus.Ok, ResponseStatus.AddressError];
        Assert.Equal(expected, bench.Requester.Responses.Select(response => response.Status));
        Assert.Equal(32, bench.Statistic("lora.bytes_read", "value"));
        Assert.Equal(17, bench.Statistic("kv.bytes_read", "value"));
    }

    [Fact]
    public void An_access_across_two_regions_is_refused()
    {
        Bench bench = Bench.Run(context => new Sram(context, Options), 1, 1, (_, payload) => payload.SetWrite(390, 16));
        Assert.Equal(ResponseStatus.AddressError, bench.Requester.Responses[0].Status);
    }

    [Fact]
    public void A_region_that_does_not_fit_is_named_with_what_is_missing()
    {
        SramOptions options = Options with { Regions = [.. Options.Regions, new SramRegion { Name = "activations", Size = DataSize.FromBytes(201) }] };
        OptionProblem problem = Assert.Single(options.Validate());
        Assert.Equal("regions[2].size", problem.Path);
        Assert.Equal("region 'activations' of 201 B does not fit: 200 B of 1 kB are free, 1 bytes are missing", problem.Message);
    }

    [Fact]
    public void Two_regions_of_one_name_are_refused()
    {
        SramOptions options = Options with { Regions = [Options.Regions[0], Options.Regions[0]] };
        Assert.Equal("regions[1].name", Assert.Single(options.Validate()).Path);
    }
}
