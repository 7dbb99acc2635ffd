using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Pim.LogicDie;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Tests;

public sealed class LogicDieTests
{
    private static readonly PimVariant Memory = StackChannel.Variant();

    [Fact]
    public void The_logic_die_reads_four_times_as_fast_as_the_host()
    {
        long host = Run(new StackStream(StackReader.Host, 0, 0, 0, 1 << 20));
        long logic = Run(new StackStream(StackReader.LogicDie, 0, 0, 0, 4 << 20));
        Assert.InRange((double)logic / host, 0.95, 1.05);
    }

    [Fact]
    public void A_saturated_reader_reaches_its_rate_but_for_refresh()
    {
        // 32 B every nCCDS, but for nRFC of every nREFI
        int ticks = Memory.Timing("nCCDS");
        double refreshed = 1 - (double)Memory.Timing("nRFC") / Memory.Timing("nREFI");
        double ideal = (1 << 20) / 32 * ticks / refreshed;
        Assert.InRange(Run(new StackStream(StackReader.Host, 0, 0, 0, 1 << 20)) / ideal, 1, 1.06);
    }

    [Fact]
    public void The_logic_die_writes_as_fast_as_it_reads()
    {
        long read = Run(new StackStream(StackReader.LogicDie, 0, 0, 0, 4 << 20));
        long write = Run(new StackStream(StackReader.LogicDie, 0, 0, 0, 4 << 20, Write: true));
        Assert.InRange((double)write / read, 0.99, 1.02);
    }

    [Fact]
    public void Row_after_row_of_the_same_banks_waits_for_every_precharge_and_activate()
    {
        var channel = new StackChannel(Memory, trace: false, RowOrder.Rows);
        channel.Add(new StackStream(StackReader.LogicDie, 0, 0, 0, 4 * 8192));
        // four rows of 32 columns, an activate of two windows before each, a precharge before three of them
        int row = 31 * Memory.Timing("nCCDL");
        int open = Memory.Timing("nSPREAD") + Memory.Timing("nRCDRD");
        int close = Memory.Timing("nRTP") + Memory.Timing("nRP");
        Assert.InRange(channel.Run(), (4 * (row + open)) + (3 * close), (4 * (row + open)) + (3 * close) + Memory.Timing("nCL") + Memory.Timing("nBL") + 8);
    }

    [Fact]
    public void Host_and_logic_die_read_different_bundles_at_the_same_time()
    {
        var host = new StackStream(StackReader.Host, 0, 1, 0, 1 << 20);
        var logic = new StackStream(StackReader.LogicDie, 0, 0, 0, 4 << 20);
        long longer = Math.Max(Run(host), Run(logic));
        Assert.InRange((double)Run(host, logic) / longer, 1, 1.03);
    }

    [Fact]
    public void In_the_same_bundle_they_hinder_each_other()
    {
        var host = new StackStream(StackReader.Host, 0, 0, 200, 1 << 20);
        var logic = new StackStream(StackReader.LogicDie, 0, 0, 0, 4 << 20);
        Assert.True(Run(host, logic) > 1.5 * Math.Max(Run(host), Run(logic)));
    }

    [Fact]
    public void Every_distance_holds_whatever_both_read_and_write_in_either_order_of_rows()
    {
        var arbitrary = (
            from count in Gen.Choose(1, 5)
            from streams in (
                from reader in Gen.Elements(StackReader.Host, StackReader.LogicDie)
                from half in Gen.Choose(0, 1)
                from bundle in Gen.Choose(0, 1)
                from row in Gen.Choose(0, 40)
                from bytes in Gen.Choose(1, 40_000)
                from first in Gen.Choose(0, 500)
                from write in Gen.Elements(true, false)
                select new StackStream(reader, half, bundle, row, bytes, first, write)).ArrayOf(count)
            from order in Gen.Elements(RowOrder.StackIds, RowOrder.Rows)
            select (streams, order)).ToArbitrary();
        Prop.ForAll(arbitrary, work =>
        {
            var streams = work.streams;
            var channel = new StackChannel(Memory, trace: true, work.order);
            foreach (var stream in streams)
                channel.Add(stream);
            channel.Run();
            Assert.Empty(new DistanceChecker(Memory).Check(channel.Trace).Take(3));
            Assert.Equal(streams.Where(s => s.Reader == StackReader.Host && !s.Write).Sum(s => (s.Bytes + 31) / 32), channel.Issued("RD"));
            Assert.Equal(streams.Where(s => s.Reader == StackReader.Host && s.Write).Sum(s => (s.Bytes + 31) / 32), channel.Issued("WR"));
            Assert.Equal(streams.Where(s => s.Reader == StackReader.LogicDie && !s.Write).Sum(s => (s.Bytes + 255) / 256), channel.Issued("RDlb"));
            Assert.Equal(streams.Where(s => s.Reader == StackReader.LogicDie && s.Write).Sum(s => (s.Bytes + 255) / 256), channel.Issued("WRlb"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(new Replay(new Rnd(23, 29), default)));
    }

    [Fact]
    public void A_stream_outside_the_channel_is_refused()
    {
        var channel = new StackChannel(Memory);
        Assert.Contains("bundle 2", Assert.Throws<PimException>(() => channel.Add(new StackStream(StackReader.Host, 0, 2, 0, 32))).Message);
        Assert.Contains("pseudo-channel 2", Assert.Throws<PimException>(() => channel.Add(new StackStream(StackReader.Host, 2, 0, 0, 32))).Message);
        Assert.Contains("row 16446 is needed", Assert.Throws<PimException>(() => channel.Add(new StackStream(StackReader.LogicDie, 0, 0, 16_383, 1 << 20))).Message);
    }

    private static long Run(params StackStream[] streams)
    {
        var channel = new StackChannel(Memory);
        foreach (var stream in streams)
            channel.Add(stream);
        return channel.Run();
    }
}
