using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Interconnect.Tests;

/// <summary>What holds for everything that passes payloads on: each is answered once, bytes and energy are conserved, and no wire beats its rate.</summary>
public sealed class ConservationTests
{
    [Fact]
    public void A_link_carries_each_byte_once_and_charges_each_bit() => Holds(traffic =>
    {
        var run = Bench.OverLink(traffic.Options, traffic.Count, traffic.Window, traffic.Fill);
        (long read, long written) = Bytes(traffic);
        long headers = (long)traffic.Count * traffic.Options.HeaderBytes;
        Check(run, traffic, ("forward", written + headers), ("backward", read + headers), traffic.Options.Energy);
        NoFasterThan(run.Requester.End, Math.Max(written, read) + headers, traffic.Options.Bandwidth);
    });

    [Fact]
    public void Vias_carry_each_byte_once_and_charge_each_bit() => Holds(traffic =>
    {
        var options = new TsvOptions { Vias = 64 };
        var run = Bench.Through(context => new TsvBundle(context, options), tsv => tsv.In, tsv => tsv.Out, traffic.Count, traffic.Window, traffic.Fill);
        (long read, long written) = Bytes(traffic);
        Check(run, traffic, ("up", written), ("down", read), options.Energy);
        NoFasterThan(run.Requester.End, read + written, options.Total);
    });

    [Fact]
    public void Bumps_answer_each_request_once() => Holds(traffic =>
    {
        var run = Bench.OverBumps(new BumpOptions(), traffic.Count, traffic.Window, traffic.Fill);
        AnsweredOnce(run.Requester, traffic.Count);
        Assert.True(run.TotalEnergy() > 0);
    });

    [Fact]
    public void What_a_payload_says_beside_its_data_crosses_too()
    {
        var options = new LinkOptions { HeaderBytes = 16 };
        var run = Bench.OverLink(options, 10, 2, (i, payload) => payload.SetRead((ulong)i * 64, 64).HeaderBytes = 1_000);
        Assert.Equal(10 * 1_016, run.Statistic("forward_bytes", "value"));
        Assert.Equal(10 * 1_080, run.Statistic("backward_bytes", "value"));
    }

    private static void Holds(Action<LinkTests.Traffic> property) =>
        Prop.ForAll(LinkTests.Traffic.Arbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(new Replay(new Rnd(11, 13), default)));

    private static (long Read, long Written) Bytes(LinkTests.Traffic traffic)
    {
        long writes = (traffic.Count + traffic.WriteEvery - 1) / traffic.WriteEvery;
        return ((traffic.Count - writes) * traffic.Bytes, writes * traffic.Bytes);
    }

    private static void Check<T>(Run<T> run, LinkTests.Traffic traffic, (string Name, long Bytes) there, (string Name, long Bytes) back, EnergyPerBit perBit)
        where T : Component
    {
        AnsweredOnce(run.Requester, traffic.Count);
        foreach (var (name, bytes) in new[] { there, back })
        {
            Assert.Equal(bytes, run.Statistic($"{name}_bytes", "value"));
            Assert.Equal((Int128)perBit.For(8).Femtojoules * bytes, run.Energy(name));
        }

        Assert.True(run.TotalEnergy() >= run.Energy(there.Name) + run.Energy(back.Name));
    }

    private static void AnsweredOnce(Requester requester, int count)
    {
        Assert.Equal(count, requester.Responses.Select(response => response.Id).Distinct().Count());
        Assert.All(requester.Responses, response => Assert.Equal(ResponseStatus.Ok, response.Status));
        Assert.All(requester.Responses, response => Assert.True(response.RoundTrip > SimTime.Zero));
    }

    private static void NoFasterThan(SimTime end, long bytes, Bandwidth rate) => Assert.True(end.Femtoseconds >= rate.TransferFemtoseconds(bytes));
}
