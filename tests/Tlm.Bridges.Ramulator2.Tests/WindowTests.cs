using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>Windows against the real worker process with the stub engine: 2 channels, latency 10, 4 transactions in flight a channel.</summary>
public class WindowTests
{
    [Fact]
    public void The_worker_describes_the_memory_that_it_built()
    {
        using var worker = StubWorker.Start();
        Assert.Equal(("stub", 2, 64, 1000), (worker.Memory.Engine, worker.Memory.Channels, worker.Memory.TransactionBytes, worker.Memory.ClockPicoseconds));
        Assert.Equal(["Channel"], worker.Memory.Levels);
        Assert.Equal(["RD", "WR"], worker.Memory.Commands);
    }

    [Fact]
    public void A_window_runs_to_its_cycle_when_nobody_waits()
    {
        using var worker = StubWorker.Start();
        var report = new WindowReport();
        worker.Engines[0].Offer(Requests.Read(0, 3, 0));
        var end = worker.Engines[0].Run(100, report);
        Assert.Equal((100, WindowReason.Horizon, 0ul), (end.Cycle, end.Reason, end.InFlight));
        Assert.Equal([new EventRecord(3, 0), new EventRecord(13, 1)], report.Events.ToArray());
        Assert.Equal((4L, 0, 0), (report.Commands[0].Clock, (int)report.Commands[0].Channel, (int)report.Commands[0].Command));
    }

    [Fact]
    public void A_window_ends_at_an_awaited_accept_and_goes_on_in_the_same_cycle()
    {
        using var worker = StubWorker.Start();
        var report = new WindowReport();
        worker.Engines[0].Offer(Requests.Read(0, 5, 0, RequestOptions.AwaitAccept));
        var end = worker.Engines[0].Run(100, report);
        Assert.Equal((5, WindowReason.Accept), (end.Cycle, end.Reason));
        worker.Engines[0].Offer(Requests.Read(1, 5, 64, RequestOptions.AwaitCompletion));
        end = worker.Engines[0].Run(100, report);
        Assert.Equal((15, WindowReason.Completion), (end.Cycle, end.Reason));
        Assert.Equal([new EventRecord(5, 2), new EventRecord(15, 1), new EventRecord(15, 3)], report.Events.ToArray());
    }

    [Fact]
    public void A_refused_request_is_offered_again_and_nothing_behind_it_overtakes()
    {
        using var worker = StubWorker.Start();
        var report = new WindowReport();
        for (ulong id = 0; id < 6; id++)
            worker.Engines[0].Offer(Requests.Read(id, 0, id * 128));
        worker.Engines[0].Offer(Requests.Read(6, 0, 64));
        worker.Engines[0].Run(100, report);
        var accepts = report.Events.ToArray().Where(record => !record.IsCompletion).Select(record => (record.Id, record.Cycle));
        Assert.Equal([(0ul, 0L), (1ul, 0L), (2ul, 0L), (3ul, 0L), (6ul, 0L), (4ul, 10L), (5ul, 10L)], accepts);
    }

    [Fact]
    public void A_stream_keeps_no_more_steps_under_way_than_it_may()
    {
        using var worker = StubWorker.Start();
        var report = new WindowReport();
        worker.Engines[0].Offer(Requests.Stream(0, 0, 0, count: 10, outstanding: 2));
        var end = worker.Engines[0].Run(1000, report);
        Assert.Equal(10ul, end.Commands);
        Assert.Equal([new EventRecord(41, 0), new EventRecord(51, 1)], report.Events.ToArray());
    }

    [Fact]
    public void A_stream_goes_to_the_channels_of_its_addresses()
    {
        using var worker = StubWorker.Start();
        var report = new WindowReport();
        worker.Engines[0].Offer(Requests.Stream(0, 0, 0, count: 8, outstanding: 8));
        worker.Engines[0].Run(1000, report);
        Assert.Equal([0, 1, 0, 1, 0, 1, 0, 1], report.Commands.ToArray().Select(command => (int)command.Channel));
    }

    [Fact]
    public void Many_small_windows_come_to_the_same_records_as_one_large()
    {
        var whole = Records([500]);
        Assert.NotEmpty(whole);
        Assert.Equal(whole, Records([1, 2, 3, 7, 50, 51, 200, 500]));
    }

    [Fact]
    public void A_window_ends_at_its_record_limit_and_the_next_goes_on()
    {
        using var worker = StubWorker.Start(StubWorker.Options with { RecordLimit = 100 });
        var report = new WindowReport();
        worker.Engines[0].Offer(Requests.Stream(0, 0, 0, count: 1000, outstanding: 8));
        ulong commands = 0;
        WindowEnd end;
        do
        {
            end = worker.Engines[0].Run(1_000_000, report);
            commands += end.Commands;
        }
        while (end.Reason == WindowReason.RecordLimit);
        Assert.Equal(1000ul, commands);
    }

    [Fact]
    public void Records_of_many_parts_arrive_in_order()
    {
        using var worker = StubWorker.Start();
        var report = new WindowReport();
        worker.Engines[0].Offer(Requests.Stream(0, 0, 0, count: 50_000, outstanding: 8, RequestOptions.AwaitCompletion));
        var end = worker.Engines[0].Run(long.MaxValue, report);
        Assert.Equal(50_000, report.Commands.Length);
        Assert.Equal(WindowReason.Completion, end.Reason);
    }

    private static List<object> Records(long[] horizons)
    {
        using var worker = StubWorker.Start();
        var report = new WindowReport();
        var records = new List<object>();
        worker.Engines[0].Offer(Requests.Stream(0, 0, 0, count: 40, outstanding: 3));
        worker.Engines[0].Offer(Requests.Stream(1, 5, 64, count: 40, outstanding: 5));
        worker.Engines[0].Offer(Requests.Read(2, 60, 0));
        foreach (var until in horizons)
        {
            worker.Engines[0].Run(until, report);
            records.AddRange(report.Events.ToArray().Cast<object>());
        }

        return records;
    }
}
