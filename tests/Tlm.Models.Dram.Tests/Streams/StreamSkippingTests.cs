using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Tests.Streams;

public class StreamSkippingTests
{
    private static readonly string[] _families = ["lpddr5-", "lpddr5r2-", "lpddr6-", "hbm2-", "hbm3-", "hbm4-", "ddr4-", "ddr5-", "gddr6-"];

    public static TheoryData<string> Families() => [.. _families];

    [Theory]
    [InlineData("lpddr5-")]
    [InlineData("hbm3-")]
    [InlineData("gddr6-")]
    public void A_long_sequential_read_is_skipped_and_equals_its_single_steps(string family)
    {
        var configuration = Configuration(family);

        long skipped = AssertEqualRuns(configuration, Stream(configuration, 80_000, stride: 1, isWrite: false));

        Assert.True(skipped > 0, "no period was found");
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_sequential_write_equals_its_single_steps(string family) =>
        AssertEqualRuns(Configuration(family), Stream(Configuration(family), 20_000, stride: 1, isWrite: true));

    [Fact]
    public void Random_streams_on_random_channels_equal_their_single_steps() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), (Action<int>)(seed => AssertEqualRandomRuns(new Random(seed)))));

    [Fact]
    public void Nothing_is_skipped_while_an_observer_wants_every_command()
    {
        var channel = new DramChannel(Configuration("lpddr5-")) { Observer = new Counter() };
        var run = new DramStreamRun(channel, Stream(channel.Configuration, 60_000, stride: 1, isWrite: false));

        run.AdvanceTo(long.MaxValue / 4);

        Assert.Equal(0, run.Skipped);
        Assert.Equal(channel.Counters.Commands.Sum(), ((Counter)channel.Observer).Commands);
    }

    [Fact]
    public void Nothing_is_skipped_where_the_mapping_mixes_column_bits_into_banks()
    {
        var configuration = Configuration("lpddr5-") with { AddressMapper = AddressMapperKind.Mop4ClXor };

        Assert.Equal(0, AssertEqualRuns(configuration, Stream(configuration, 30_000, stride: 1, isWrite: false)));
    }

    [Fact]
    public void Skipping_stays_within_the_horizon_and_stopping_there_changes_nothing()
    {
        var configuration = Configuration("lpddr5-");
        var stream = Stream(configuration, 200_000, stride: 1, isWrite: false);
        var (whole, _) = Run(configuration, stream, maySkip: true);
        var channel = new DramChannel(configuration);
        var pieces = new DramStreamRun(channel, stream);

        for (long horizon = 170_000; !pieces.AdvanceTo(horizon); horizon += 170_000)
            Assert.Equal(horizon, channel.Now);

        Assert.True(pieces.Skipped > 0);
        Assert.Equal((whole.LastCompletion, whole.CompletionSum), (pieces.LastCompletion, pieces.CompletionSum));
    }

    [Fact]
    public void A_row_number_that_carries_into_the_bank_ends_a_skip()
    {
        var configuration = Configuration("lpddr5-") with { AddressMapper = AddressMapperKind.ChRaBaRoCo, Refresh = new(RefreshKind.None) };
        long bankBytes = configuration.Organization.CapacityBytes / configuration.Organization.BankCount;
        var stream = new DramStream(bankBytes - 20_000 * 2_048, 2_048, 40_000, IsWrite: false);

        Assert.True(AssertEqualRuns(configuration, stream) > 0);
    }

    [Fact]
    public void A_period_found_on_one_channel_is_skipped_on_another_at_once_and_equals_its_single_steps()
    {
        var first = new DramChannel(Configuration("lpddr5-"));
        var memo = new StreamMemo();
        var stream = Stream(first.Configuration, 80_000, stride: 1, isWrite: false);
        new DramStreamRun(first, stream, memo: memo).AdvanceTo(long.MaxValue / 4);
        var elsewhere = stream with { FirstAddress = 1 << 28, Count = 60_000 };
        var second = new DramChannel(first);
        var shared = new DramStreamRun(second, elsewhere, memo: memo);
        shared.AdvanceTo(long.MaxValue / 4);
        var (alone, aloneChannel) = Run(first.Configuration, elsewhere, maySkip: true);
        var (single, singleChannel) = Run(first.Configuration, elsewhere, maySkip: false);

        Assert.True(shared.Skipped > alone.Skipped, $"{shared.Skipped} shared, {alone.Skipped} alone");
        Assert.Equal((single.LastAccept, single.LastCompletion, single.CompletionSum), (shared.LastAccept, shared.LastCompletion, shared.CompletionSum));
        Assert.Equal(Counts(singleChannel), Counts(second));
        Assert.Equal(Counts(singleChannel), Counts(aloneChannel));
    }

    [Fact]
    public void A_stream_needs_a_channel_of_its_own()
    {
        var channel = new DramChannel(Configuration("lpddr5-"));
        channel.TryOffer(new DramRequest(0, false, 0, 0), 0);

        Assert.Throws<InvalidOperationException>(() => new DramStreamRun(channel, Stream(channel.Configuration, 1, 1, false)));
    }

    [Fact]
    public void A_stream_that_leaves_the_channel_is_refused_with_the_step_that_does()
    {
        var channel = new DramChannel(Configuration("lpddr5-"));

        var error = Assert.Throws<DramConfigurationException>(() => new DramStreamRun(channel, new DramStream(0, 1 << 20, 5_000, false)));

        Assert.Contains("step 4999", error.Message, StringComparison.Ordinal);
    }

    internal static DramConfiguration Configuration(string family) =>
        GoldenCase.Read(GoldenFolder.Ramulator, $"{family}seqrd-frfcfs-ref-open-robaracoch").System.Channels[0];

    internal static DramStream Stream(DramConfiguration configuration, long count, int stride, bool isWrite)
    {
        long bytes = (long)stride * configuration.Organization.TransactionBytes;
        return new DramStream(stride < 0 ? (count - 1) * -bytes : 0, bytes, count, isWrite);
    }

    private static void AssertEqualRandomRuns(Random random)
    {
        var configuration = RandomConfiguration(random);
        int[] strides = [1, 1, 2, 3, 16, 64, 65, 128, -1, -3];
        var stream = Stream(configuration, random.Next(1, 6_000), strides[random.Next(strides.Length)], random.Next(3) == 0) with
        {
            StartCycle = random.Next(3) * 777,
            Interval = random.Next(4) == 0 ? random.Next(1, 12) : 0,
            Outstanding = random.Next(4) == 0 ? random.Next(1, 70) : 0,
        };
        AssertEqualRuns(configuration, stream);
    }

    private static long AssertEqualRuns(DramConfiguration configuration, DramStream stream)
    {
        var (skipping, channel) = Run(configuration, stream, maySkip: true);
        var (single, singleChannel) = Run(configuration, stream, maySkip: false);

        string what = $"{configuration.Standard} {configuration.Refresh} {configuration.RowPolicy} {configuration.AddressMapper} {stream}";
        Assert.True(0 == single.Skipped);
        Assert.Equal(
            (what, single.FirstAccept, single.LastAccept, single.FirstCompletion, single.LastCompletion, single.CompletionSum, singleChannel.Now),
            (what, skipping.FirstAccept, skipping.LastAccept, skipping.FirstCompletion, skipping.LastCompletion, skipping.CompletionSum, channel.Now));
        Assert.Equal(Counts(singleChannel), Counts(channel));
        AssertSameFuture(channel, singleChannel);
        return skipping.Skipped;
    }

    /// <summary>Both channels go on alike: a second stream over other addresses sees no difference.</summary>
    private static void AssertSameFuture(DramChannel channel, DramChannel singleChannel)
    {
        var next = Stream(channel.Configuration, 500, 5, isWrite: false) with { StartCycle = channel.Now };
        var after = new DramStreamRun(channel, next, maySkip: false);
        var singleAfter = new DramStreamRun(singleChannel, next, maySkip: false);
        after.AdvanceTo(long.MaxValue / 4);
        singleAfter.AdvanceTo(long.MaxValue / 4);
        Assert.Equal(
            (singleAfter.FirstCompletion, singleAfter.LastCompletion, singleAfter.CompletionSum),
            (after.FirstCompletion, after.LastCompletion, after.CompletionSum));
        Assert.Equal(Counts(singleChannel), Counts(channel));
    }

    private static (DramStreamRun Run, DramChannel Channel) Run(DramConfiguration configuration, DramStream stream, bool maySkip)
    {
        var channel = new DramChannel(configuration);
        var run = new DramStreamRun(channel, stream, maySkip);
        Assert.True(run.AdvanceTo(long.MaxValue / 4));
        return (run, channel);
    }

    internal static string Counts(DramChannel channel)
    {
        var counters = channel.Counters;
        return string.Join(" ", counters.Commands) + $" hits {counters.ReadRowHits} {counters.ReadRowMisses} {counters.ReadRowConflicts} "
            + $"{counters.WriteRowHits} {counters.WriteRowMisses} {counters.WriteRowConflicts} accepted {counters.ReadsAccepted} {counters.WritesAccepted} "
            + $"latency {counters.ReadLatencyCycles} queues {counters.ReadQueueCycles} {counters.WriteQueueCycles} {counters.PriorityQueueCycles} "
            + $"active {counters.ActiveCycles}";
    }

    internal static DramConfiguration RandomConfiguration(Random random)
    {
        var configuration = Configuration(_families[random.Next(_families.Length)]);
        bool perBank = configuration.FindCommand("REFpb") >= 0 && configuration.Timings.Any(timing => timing.Name == "nREFIpb");
        RefreshKind[] refreshes = perBank ? [RefreshKind.None, RefreshKind.AllBank, RefreshKind.PerBank] : [RefreshKind.None, RefreshKind.AllBank];
        bool dualBus = configuration.Controller.Kind is ControllerKind.DualBus or ControllerKind.DualBusEdges;
        return configuration with
        {
            Scheduler = (SchedulerKind)random.Next(2),
            Refresh = new RefreshSettings(refreshes[random.Next(refreshes.Length)]),
            RowPolicy = new RowPolicySettings(!dualBus && random.Next(3) == 0 ? RowPolicyKind.ClosedCap : RowPolicyKind.Open, random.Next(1, 9)),
            AddressMapper = (AddressMapperKind)random.Next(3),
        };
    }

    private sealed class Counter : IDramCommandObserver
    {
        public long Commands { get; private set; }

        public void OnCommand(in DramCommandRecord record) => Commands++;
    }
}
