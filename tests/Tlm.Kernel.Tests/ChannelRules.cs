using System.Threading.Channels;

namespace Tlm.Kernel.Tests;

public class ChannelRules
{
    private readonly SimulationBuilder _builder = new(new SimulationOptions { ReportStarvation = false });
    private readonly Bench _a;
    private readonly Bench _b;
    private readonly OutPort<int> _out;
    private readonly InPort<int> _in;

    public ChannelRules()
    {
        _a = _builder.Add("a", c => new Bench(c));
        _b = _builder.Add("b", c => new Bench(c));
        _out = new OutPort<int>(_a, "out");
        _in = new InPort<int>(_b, "in");
    }

    private void Run(LinkTiming timing) => _builder.Connect(_out, _in, timing).Elaborate().Run();

    [Fact]
    public void A_timed_channel_is_a_standard_channel()
    {
        _builder.Connect(_out, _in).Elaborate();
        Channel<int> channel = _out.Channel;
        Assert.Same(channel.Reader, _in.Reader);
        Assert.Same(channel.Writer, _out.Writer);
    }

    [Fact]
    public void The_standard_reader_waits_in_simulated_time()
    {
        _a.Runs("w", async () =>
        {
            await _a.Ns(5);
            await _out.Writer.WriteAsync(1);
            await _out.Writer.WriteAsync(2);
            _out.Writer.Complete();
        });
        _b.Runs("r", async () =>
        {
            while (await _in.Reader.WaitToReadAsync())
            {
                Assert.True(_in.Reader.TryPeek(out int peeked));
                int item = await _in.Reader.ReadAsync();
                Assert.Equal(peeked, item);
                _b.Note($"{item}");
            }
            _b.Note("end");
            Assert.True(_in.Reader.Completion.IsCompletedSuccessfully);
        });
        Run(new LinkTiming { Latency = World.Ns(3) });
        Assert.Equal(["8:1", "8:2", "8:end"], _b.Log);
    }

    [Fact]
    public void A_completed_channel_ends_ReadAsync_with_an_exception_and_refuses_writes()
    {
        _a.Runs("w", async () =>
        {
            _out.Writer.Complete();
            Assert.False(_out.Writer.TryWrite(1));
            Assert.False(await _out.Writer.WaitToWriteAsync());
            await Assert.ThrowsAsync<ChannelClosedException>(async () => await _out.Writer.WriteAsync(1));
        });
        _b.Runs("r", async () =>
        {
            try
            {
                await _in.ReceiveAsync();
            }
            catch (ChannelClosedException)
            {
                _b.Note("closed");
            }
        });
        Run(new LinkTiming { Latency = World.Ns(2) });
        Assert.Equal(["2:closed"], _b.Log);
    }

    [Fact]
    public void A_freed_place_reaches_the_writer_after_the_return_latency()
    {
        _a.Runs("w", async () =>
        {
            for (int i = 0; i < 3; i++)
            {
                await _out.SendAsync(i);
                _a.Note($"{i}");
            }
        });
        _b.Runs("r", async () =>
        {
            await foreach (int item in _in.Reader.ReadAllAsync())
                _b.Note($"{item}");
        });
        Run(new LinkTiming { Latency = World.Ns(2), Capacity = 1, ReturnLatency = World.Ns(7) });
        Assert.Equal(["0:0", "9:1", "18:2"], _a.Log);
        Assert.Equal(["2:0", "11:1", "20:2"], _b.Log);
    }

    [Fact]
    public void WaitToWriteAsync_ends_when_a_place_is_free()
    {
        _a.Runs("w", async () =>
        {
            Assert.True(_out.Writer.TryWrite(1));
            Assert.False(_out.Writer.TryWrite(2));
            Assert.True(await _out.Writer.WaitToWriteAsync());
            _a.Note("free");
            Assert.True(_out.Writer.TryWrite(2));
        });
        _b.Runs("r", async () =>
        {
            await _b.Ns(10);
            await _in.ReceiveAsync();
        });
        Run(new LinkTiming { Latency = World.Ns(1), Capacity = 1 });
        Assert.Equal(["11:free"], _a.Log);
    }

    [Fact]
    public void Several_readers_are_served_in_the_order_in_which_they_came()
    {
        for (int i = 0; i < 3; i++)
        {
            int number = i;
            _b.Runs($"r{i}", async () => _b.Note($"r{number}={await _in.ReceiveAsync()}"));
        }
        _a.Runs("w", async () =>
        {
            for (int i = 0; i < 3; i++)
                await _out.SendAsync(i);
        });
        Run(LinkTiming.Immediate);
        Assert.Equal(["0:r0=0", "0:r1=1", "0:r2=2"], _b.Log);
    }

    [Fact]
    public void A_real_cancellation_token_is_refused()
    {
        using var source = new CancellationTokenSource();
        _b.Runs("r", async () => await _in.Reader.ReadAsync(source.Token));
        var error = Assert.Throws<SimulationException>(() => Run(LinkTiming.Immediate));
        Assert.Equal("b.r", error.Process);
        Assert.Contains("cancellation token", error.Message);
    }

    [Fact]
    public void A_foreign_value_task_is_refused_even_where_the_model_catches_the_error()
    {
        var foreign = new TaskCompletionSource<int>();
        _a.Runs("p", async () =>
        {
            try
            {
                await new ValueTask<int>(foreign.Task);
            }
            catch (SimulationException)
            {
                _a.Note("caught");
            }
        });
        var error = Assert.Throws<SimulationException>(() => Run(LinkTiming.Immediate));
        Assert.Equal("a.p", error.Process);
        Assert.Contains("ValueTask", error.Message);
    }

    [Fact]
    public void A_SimTask_that_is_not_awaited_is_an_error()
    {
        async SimTask Inner() => await _a.Ns(5);
        _a.Runs("p", async () =>
        {
            _ = Inner();
            await _a.Ns(1);
        });
        var error = Assert.Throws<SimulationException>(() => Run(LinkTiming.Immediate));
        Assert.Equal("a.p", error.Process);
        Assert.Contains("not awaited", error.Message);
    }
}
