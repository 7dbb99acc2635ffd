namespace Tlm.Models.Interconnect.Tests;

public sealed class TsvTests
{
    [Fact]
    public void Reads_saturate_the_vias()
    {
        var options = new TsvOptions();
        var run = Bench.Through(
            context => new TsvBundle(context, options), tsv => tsv.In, tsv => tsv.Out, 20_000, 256, (i, p) => p.SetRead((ulong)i * 256, 256));
        Assert.InRange(run.BytesPerSecond(20_000 * 256L), 0.99 * 665.6e9, 665.6e9);
        Assert.Equal((Int128)20_000 * 256 * 8 * 500, run.TotalEnergy());
    }

    [Fact]
    public void More_vias_than_the_area_holds_are_refused()
    {
        var problem = Assert.Single(new TsvOptions { Vias = 4_096, Area = Area.Parse("1 mm2") }.Validate());
        Assert.Equal("4096 vias at a pitch of 22 um take 1.982464 mm2, more than the 1 mm2 given to them", problem.Message);
    }
}
