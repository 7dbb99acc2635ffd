using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Tests.Streams;

namespace Tlm.Models.Dram.Tests.Components;

public class FollowingTests
{
    public static TheoryData<string> Families() => StreamSkippingTests.Families();

    [Theory]
    [MemberData(nameof(Families))]
    public void Tiles_that_continue_each_other_are_followed_and_equal_their_single_transactions(string family)
    {
        var system = System(StreamSkippingTests.Configuration(family), 2);
        var script = Enumerable.Range(0, 12).Select(tile => new ScriptedAccess(tile * 2_000, tile * 131_072L, Tile(131_072), IsWrite: false));

        Assert.True(AssertEqual(system, [.. script], []) > 12_000, "hardly anything was followed");
    }

    [Fact]
    public void Tiles_of_separate_rows_are_followed_and_equal_their_single_transactions()
    {
        var shape = new StreamShape(64, 64, 64, 8192, 64, Outstanding: 1 << 20);
        var script = Enumerable.Range(0, 12).Select(tile => new ScriptedAccess(tile * 3_000, (tile / 2 * 524_288L) + (tile % 2 * 4096), shape, IsWrite: false));

        Assert.True(AssertEqual(System(StreamSkippingTests.Configuration("lpddr5-"), 4), [.. script], [50_000]) > 50_000, "hardly anything was followed");
    }

    [Fact]
    public void Writes_are_followed_and_equal_their_single_transactions()
    {
        var script = Enumerable.Range(0, 6).Select(tile => new ScriptedAccess(tile, tile * 131_072L, Tile(131_072), IsWrite: true));

        Assert.True(AssertEqual(System(StreamSkippingTests.Configuration("lpddr5-"), 2), [.. script], [9_000]) > 5_000, "hardly anything was followed");
    }

    [Fact]
    public void Writes_that_wait_beside_a_long_read_do_not_keep_it_from_being_followed()
    {
        ScriptedAccess[] script = [new(0, 1 << 24, Tile(256), IsWrite: true), new(0, 0, Tile(1 << 20), IsWrite: false), new(9_000, 1 << 20, Tile(1 << 20), IsWrite: false)];

        Assert.True(AssertEqual(System(StreamSkippingTests.Configuration("lpddr5-"), 1), script, [20_000, 60_000]) > 50_000, "hardly anything was followed");
    }

    [Fact]
    public void A_read_of_an_address_that_waits_to_be_written_is_simulated()
    {
        ScriptedAccess[] script = [new(0, 1 << 19, Tile(256), IsWrite: true), new(0, 0, Tile(1 << 20), IsWrite: false)];

        AssertEqual(System(StreamSkippingTests.Configuration("lpddr5-"), 1), script, []);
    }

    [Fact]
    public void Nothing_is_followed_where_the_mapping_mixes_column_bits_into_banks()
    {
        var channel = StreamSkippingTests.Configuration("lpddr5-") with { AddressMapper = AddressMapperKind.Mop4ClXor };

        Assert.Equal(0, AssertEqual(System(channel, 1), [new ScriptedAccess(0, 0, Tile(1 << 20), IsWrite: false)], []));
    }

    [Fact]
    public void Nothing_is_followed_while_an_observer_wants_every_command()
    {
        var run = new GroupRun(System(StreamSkippingTests.Configuration("lpddr5-"), 1), [new ScriptedAccess(0, 0, Tile(1 << 20), IsWrite: false)], [], mayFollow: true, new Ignore());

        Assert.Equal(0, run.Followed);
    }

    [Fact]
    public void A_line_whose_row_number_carries_into_the_bank_is_simulated_there_and_followed_again_behind()
    {
        var channel = StreamSkippingTests.Configuration("lpddr5-") with { AddressMapper = AddressMapperKind.ChRaBaRoCo };
        long carry = channel.Organization.CapacityBytes / channel.Organization.BankCount;
        ScriptedAccess[] script = [new(0, carry - (1 << 20), Tile(2 << 20), IsWrite: false)];

        Assert.True(AssertEqual(System(channel, 1), script, [100_000]) > 40_000, "hardly anything was followed");
    }

    [Theory]
    [InlineData(9_000)] // each tile comes when the one before has long been served
    [InlineData(5_100)] // about when it is
    public void A_line_that_comes_slower_than_it_is_served_equals_its_single_transactions_where_the_queue_runs_dry(long distance)
    {
        var script = Enumerable.Range(0, 20).Select(tile => new ScriptedAccess(tile * distance, tile * 65_536L, Tile(65_536), IsWrite: false));

        Assert.True(AssertEqual(System(StreamSkippingTests.Configuration("lpddr5-"), 1), [.. script], [30_000, 31_000, 90_000]) > 10_000, "hardly anything was followed");
    }

    [Fact]
    public void Segments_that_were_forgotten_for_lack_of_room_change_nothing()
    {
        var system = System(StreamSkippingTests.Configuration("lpddr5-"), 2);
        var script = Enumerable.Range(0, 12).Select(tile => new ScriptedAccess(tile * 2_000, tile * 131_072L, Tile(131_072), IsWrite: false)).ToList();
        var forgetful = new GroupRun(system, script, [50_000], mayFollow: true, memoRoom: 20_000);
        var knowing = new GroupRun(system, script, [50_000], mayFollow: true);
        var single = new GroupRun(system, script, [50_000], mayFollow: false);

        Assert.InRange(forgetful.Followed, 1, knowing.Followed - 1);
        Assert.Equal(single.Ends, forgetful.Ends);
        Assert.Equal(single.Looks, forgetful.Looks);
    }

    [Fact]
    public void Single_requests_of_others_interrupt_a_line_and_all_equals_the_single_transactions()
    {
        var line = Enumerable.Range(0, 12).Select(tile => new ScriptedAccess(tile * 10_000L, tile * 131_072L, Tile(131_072), IsWrite: false));
        var others = Enumerable.Range(0, 9).Select(i => new ScriptedAccess(3_333 + (i * 13_777L), (1L << 26) + (i * 4_160), Tile(64), IsWrite: i % 2 == 0));

        long followed = AssertEqual(System(StreamSkippingTests.Configuration("lpddr5-"), 1), [.. line.Concat(others).OrderBy(access => access.Cycle)], [44_444, 200_000]);

        Assert.True(followed > 10_000, "hardly anything was followed");
    }

    [Fact]
    public void Lines_that_end_and_go_on_about_when_they_are_served_equal_their_single_transactions() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), (Action<int>)(seed => AssertEqualEnds(new Random(seed)))));

    [Fact]
    public void Where_lines_end_nothing_is_simulated_that_was_met_before()
    {
        // 64 KiB on one channel are 2,048 transactions of 2 cycles; each tile comes when the one before has been served
        var script = Enumerable.Range(0, 400).Select(tile => new ScriptedAccess(tile * 6_250, tile * 65_536L, Tile(65_536), IsWrite: false));

        Assert.True(AssertEqual(System(StreamSkippingTests.Configuration("lpddr5-"), 1), [.. script], [90_000, 1_000_000]) > 390 * 2_048, "ends are simulated");
    }

    [Fact]
    public void Random_scripts_on_random_memories_equal_their_single_transactions() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), (Action<int>)(seed => AssertEqualRandom(new Random(seed)))));

    private sealed class Ignore : IDramCommandObserver
    {
        public void OnCommand(in DramCommandRecord record)
        {
        }
    }

    internal static StreamShape Tile(long bytes) => StreamShape.Contiguous(bytes, 64, outstanding: 1 << 20);

    internal static DramSystemConfiguration System(DramConfiguration channel, int channels) =>
        new(new ChannelMapperSettings(ChannelMapperKind.Interleave, channel.Organization.TransactionBytes >= 64 ? 0 : 1), [.. Enumerable.Repeat(channel, channels)]);

    internal static long AssertEqual(DramSystemConfiguration system, IReadOnlyList<ScriptedAccess> script, IReadOnlyList<long> looks)
    {
        var followed = new GroupRun(system, script, looks, mayFollow: true);
        var single = new GroupRun(system, script, looks, mayFollow: false);

        Assert.Equal(0, single.Followed);
        Assert.Equal(single.Ends, followed.Ends);
        Assert.Equal(single.Looks, followed.Looks);
        return followed.Followed;
    }

    private static void AssertEqualRandom(Random random)
    {
        var channel = StreamSkippingTests.RandomConfiguration(random);
        var system = System(channel, 1 << random.Next(3));
        long capacity = channel.Organization.CapacityBytes * system.Channels.Length;
        var script = new List<ScriptedAccess>();
        long cycle = 0;
        long address = 0;
        for (int i = random.Next(2, 20); i > 0; i--)
        {
            var shape = RandomShape(random);
            bool isWrite = random.Next(4) == 0;
            if (random.Next(3) == 0)
                address = random.NextInt64(1 << 22) & -32;
            if (address + shape.Extent().Last >= capacity)
                address = 0;
            script.Add(new ScriptedAccess(cycle, address, shape, isWrite));
            if (random.Next(5) > 0)
                address += shape.Extent().Last + 1;
            cycle += random.Next(4) switch { 0 => 0, 1 => random.Next(50), 2 => random.Next(3_000), _ => random.Next(20_000) };
        }

        var looks = Enumerable.Range(0, 5).Select(_ => random.NextInt64(cycle + 5_000)).Append(cycle + 200_000).Order();
        AssertEqual(system, script, [.. looks]);
    }

    // tiles of a few sizes at a few distances, so that states and ends are met again, and sometimes one that comes in between
    private static void AssertEqualEnds(Random random)
    {
        var system = System(StreamSkippingTests.RandomConfiguration(random), 1 << random.Next(2));
        long[] sizes = [64L * random.Next(40, 2_000), 64L * random.Next(40, 2_000)];
        long[] distances = [random.Next(200, 9_000), random.Next(200, 9_000), 20];
        bool isWrite = random.Next(4) == 0;
        var script = new List<ScriptedAccess>();
        (long cycle, long address) = (0, 0);
        for (int i = 0; i < 60; i++)
        {
            long bytes = sizes[random.Next(2)];
            script.Add(new ScriptedAccess(cycle, address, Tile(bytes), isWrite));
            address = random.Next(6) == 0 ? (address + bytes + (1 << 16)) & -4096 : address + bytes;
            if (random.Next(10) == 0)
                script.Add(new ScriptedAccess(cycle + random.Next(3), (1 << 26) + (64L * random.Next(100)), Tile(64), random.Next(2) == 0));
            cycle += 3 + distances[random.Next(3)] + (random.Next(8) == 0 ? random.Next(100) : 0);
        }

        AssertEqual(system, script, [.. Enumerable.Range(0, 6).Select(_ => random.NextInt64(cycle)).Append(cycle + 100_000).Order()]);
    }

    private static StreamShape RandomShape(Random random) => random.Next(5) switch
    {
        0 => new StreamShape(32 << random.Next(3), 64, random.Next(1, 4), Outstanding: 1 << 20),
        1 => new StreamShape(64, 64, 8 * random.Next(1, 20), 4096 * random.Next(1, 4), random.Next(1, 60), Outstanding: 1 << 20),
        2 => new StreamShape(64, 256 * random.Next(1, 10), random.Next(1, 1_000), Outstanding: 1 << 20),
        _ => Tile(64L * random.Next(1, 6_000)),
    };
}
