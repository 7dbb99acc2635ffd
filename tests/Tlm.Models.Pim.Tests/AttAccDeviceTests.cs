using Tlm.Kernel;
using Tlm.Models.Pim.AttAcc;

namespace Tlm.Models.Pim.Tests;

public sealed class AttAccDeviceTests
{
    private static readonly AttAccOptions Options = new() { Stacks = 5 };
    private static readonly AttentionWork Work = new(Sequences: 4, Heads: 12, KeyValueHeads: 12, HeadDimension: 128, Context: 300, BytesPerValue: 2);

    [Fact]
    public void A_layer_takes_the_time_of_the_stack_with_the_most_heads()
    {
        var variant = Variants.VariantReader.Shipped("attacc-hbm3", Options.Timing);
        var stack = new Control.PimStack(variant, AttAccSchedule.Build(variant, new AttAccShape(AttAccLevel.Bank, Heads: 10, SequenceLength: 300))).Run();
        Assert.Equal(stack.Picoseconds * 1000, Run(pool => [AttentionExtension.Attach(pool.Rent(), Work)]).End.Femtoseconds);
    }

    [Fact]
    public void Parts_of_a_layer_take_as_long_as_the_whole_and_count_its_commands_once()
    {
        var whole = Run(pool => [AttentionExtension.Attach(pool.Rent(), Work)]);
        var parts = Run(pool => [.. Enumerable.Range(0, 12).Select(part => AttentionExtension.Attach(pool.Rent(), Work, part, 12))]);
        Assert.Equal(whole.End, parts.End);
        Assert.Equal(whole.Counter("commands_macab"), parts.Counter("commands_macab"));
        Assert.Equal(1, parts.Counter("layers"));
    }

    [Theory]
    [InlineData(6_144, 12_288, 1)]
    [InlineData(1_000, 3_000, 3)]
    public void A_product_reads_every_column_of_the_fullest_rank_for_every_token(int outputs, int inputs, int tokens)
    {
        var run = Run(pool => [ProductExtension.Attach(pool.Rent(), Product(outputs, inputs, tokens))]);
        long rows = (outputs + (5 * 16 * 4) - 1) / (5 * 16 * 4);
        long columns = (inputs + 255) / 256;
        Assert.Equal(rows * columns * tokens * 16 * 5, run.Counter("commands_macab"));
        Assert.Equal(columns * 16 * tokens * 16 * 5, run.Counter("commands_wrgb"));
        Assert.True(run.End >= SimTime.FromPicoseconds(769 * 6 * ((rows * columns * tokens) - 1)), "all-bank MACs are six cycles apart");
    }

    [Fact]
    public void An_estimate_is_the_time_that_it_takes()
    {
        ResidentProduct product = Product(2_048, 4_096, 2);
        Assert.Equal(Device().Estimate(product), Run(pool => [ProductExtension.Attach(pool.Rent(), product)]).End);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused_with_the_bytes_too_many()
    {
        AttAccDevice device = Device();
        device.Place("half", Product(1 << 17, 1 << 18, 1));
        Assert.Contains("are too many", Assert.Throws<ElaborationException>(() => device.Place("more", Product(1 << 17, 1 << 17, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("4 by 16", Assert.Throws<ElaborationException>(() => device.Place("narrow", Product(1, 1, 1) with { WeightBits = 4 })).Message, StringComparison.Ordinal);
    }

    private static ResidentProduct Product(long outputs, long inputs, long tokens) => new(outputs, inputs, tokens) { WeightBits = 16, InputBits = 16, ResultBits = 16 };

    private static AttAccDevice Device() => new SimulationBuilder().Add("pim", context => new AttAccDevice(context, Options));

    private static Outcome Run(Func<PayloadPool, Payload[]> payloads)
    {
        SimulationBuilder builder = new();
        Sender sender = builder.Add("sender", context => new Sender(context, payloads));
        AttAccDevice device = builder.Add("pim", context => new AttAccDevice(context, Options));
        builder.Connect(sender.Port, device.Pim, LinkTiming.Immediate);
        return new Outcome(device, builder.Elaborate().Run().End);
    }

    private sealed record Outcome(AttAccDevice Device, SimTime End)
    {
        public long Counter(string name) => (long)Device.Statistics.All.Single(statistic => statistic.Name == name).Snapshot(End.Femtoseconds).Values[0].Value;
    }

    private sealed class Sender : Component
    {
        public Sender(ComponentContext context, Func<PayloadPool, Payload[]> payloads)
            : base(context)
        {
            Port = new InitiatorSocket(this, "port");
            PayloadPool pool = new();
            Thread("send", async () =>
            {
                foreach (Payload payload in payloads(pool))
                {
                    await Port.TransportAsync(payload);
                    payload.EnsureOk();
                    payload.Release();
                }
            });
        }

        public InitiatorSocket Port { get; }
    }
}
