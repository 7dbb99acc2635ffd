using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.SystemC;

public sealed class ProcessControlRules
{
    private readonly Bench _bench = new();
    private readonly Part _part;
    private readonly List<string> _log = [];

    public ProcessControlRules() => _part = _bench.Add("top");

    [Fact]
    public void A_killed_process_runs_its_finally_blocks_and_never_again()
    {
        ThreadProcess victim = _part.Does("victim", Count);
        At(25, victim.Kill);
        _bench.Run();
        Assert.Equal(["0: start", "10: tick", "20: tick", "25: finally"], _log);
        Assert.True(victim.IsTerminated);
    }

    [Fact]
    public void A_reset_process_is_unwound_and_starts_afresh()
    {
        ThreadProcess victim = _part.Does("victim", Count);
        At(15, victim.Reset);
        At(28, victim.Kill);
        _bench.Run();
        Assert.Equal(["0: start", "10: tick", "15: finally", "15: start", "25: tick", "28: finally"], _log);
    }

    [Fact]
    public void A_process_that_resets_while_runnable_runs_once()
    {
        SimEvent go = _part.Event("go");
        ThreadProcess victim = null!;
        _part.Does("resetter", async () =>
        {
            await go;
            victim.Reset();
        });
        victim = _part.Does("victim", async () =>
        {
            Log("start");
            await go;
            Log("went");
        });
        _part.Does("after", async () =>
        {
            await go;
            Log("after");
        });
        At(1, go.Notify);
        _bench.Run();
        Assert.Equal(["0: start", "1: start", "1: after"], _log);
    }

    [Fact]
    public void What_a_suspended_process_waits_for_is_kept_until_it_resumes()
    {
        ThreadProcess victim = _part.Does("victim", Count);
        At(5, victim.Suspend);
        At(17, victim.Resume);
        At(40, victim.Kill);
        _bench.Run();
        Assert.Equal(["0: start", "17: tick", "27: tick", "37: tick", "40: finally"], _log);
    }

    [Fact]
    public void A_suspended_method_runs_once_on_resume_however_often_it_was_triggered()
    {
        SimEvent e = _part.Event("e");
        MethodProcess method = _part.Reacts("m", () => Log("m")).SensitiveTo(e).DontInitialize();
        At(1, e.Notify);
        At(2, method.Suspend);
        At(3, e.Notify);
        At(4, e.Notify);
        At(5, method.Resume);
        At(6, e.Notify);
        At(7, method.Kill);
        At(8, e.Notify);
        _bench.Run();
        Assert.Equal(["1: m", "5: m", "6: m"], _log);
    }

    [Fact]
    public void A_killed_reader_takes_no_item()
    {
        var fifo = new Fifo<int>(_part, "f");
        ThreadProcess victim = _part.Does("victim", async () => await fifo.ReadAsync());
        _part.Does("heir", async () =>
        {
            await _part.Wait(Bench.Ns(2));
            Log($"{await fifo.ReadAsync()}");
        });
        At(1, victim.Kill);
        At(3, () => fifo.TryWrite(7));
        _bench.Run();
        Assert.Equal(["3: 7"], _log);
    }

    [Fact]
    public void A_process_cannot_suspend_itself()
    {
        ThreadProcess self = null!;
        self = _part.Does("self", async () =>
        {
            self.Suspend();
            await SimTask.CompletedTask;
        });
        var error = Assert.ThrowsAny<SimulationException>(() => _bench.Run());
        Assert.Contains("top.self cannot suspend itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reset_signal_restarts_a_clocked_process_at_its_next_edge_and_an_asynchronous_one_at_once()
    {
        var clock = new Clock(_part, "clk", Bench.Ns(10), daemon: true);
        var reset = new Signal<bool>(_part, "reset", policy: WriterPolicy.OnePerDelta);
        _bench.Add("sync", context => new Clocked(context, clock, reset, false, Log));
        _bench.Add("async", context => new Clocked(context, clock, reset, true, Log));
        At(13, () => reset.Write(true));
        At(22, () => reset.Write(false));
        _bench.Elaborate().RunUntil(Bench.Ns(45));
        Assert.Equal(["0: sync.start", "0: async.start", "10: sync.1", "10: async.1", "13: async.start", "20: sync.start", "20: async.start",
            "40: sync.1", "40: async.1"], _log);
    }

    [Fact]
    public void A_reset_signal_restarts_at_the_end_of_whatever_wait()
    {
        var reset = new Signal<bool>(_part, "reset", policy: WriterPolicy.OnePerDelta);
        SimEvent go = _part.Event("go");
        var fifo = new Fifo<int>(_part, "f");
        _part.Does("victim", async () =>
        {
            Log("start");
            await _part.Wait(Bench.Ns(10));
            Log("delay");
            await NestedAsync();
        }).ResetSignalIs(reset, true);
        At(5, () => reset.Write(true));
        At(12, () => reset.Write(false));
        At(25, () => reset.Write(true));
        At(26, go.Notify);
        At(27, () => reset.Write(false));
        At(40, () => reset.Write(true));
        At(41, go.Notify);
        At(42, () => reset.Write(false));
        _bench.Run();
        Assert.Equal(["0: start", "10: start", "20: delay", "26: start", "36: delay", "41: start", "51: delay"], _log);

        async SimTask NestedAsync()
        {
            await SimEvent.Any(go);
            Log("not reached");
        }
    }

    [Fact]
    public void What_a_wait_was_given_is_given_back_when_its_end_resets()
    {
        var reset = new Signal<bool>(_part, "reset", policy: WriterPolicy.OnePerDelta);
        var fifo = new Fifo<int>(_part, "f");
        int starts = 0;
        _part.Does("victim", async () =>
        {
            if (starts++ > 0)
                return;
            await fifo.ReadAsync();
            Log("not reached");
        }).ResetSignalIs(reset, true);
        _part.Does("heir", async () =>
        {
            await _part.Wait(Bench.Ns(3));
            Log($"{await fifo.ReadAsync()}");
        });
        At(1, () => reset.Write(true));
        At(2, () => fifo.TryWrite(7));
        _bench.Run();
        Assert.Equal(["3: 7"], _log);
        Assert.Equal(2, starts);
    }

    [Fact]
    public void An_asynchronous_reset_runs_a_method_at_once()
    {
        var reset = new Signal<bool>(_part, "reset", policy: WriterPolicy.OnePerDelta);
        _part.Reacts("m", () => Log("m")).AsyncResetSignalIs(reset, true);
        At(3, () => reset.Write(true));
        At(4, () => reset.Write(false));
        _bench.Run();
        Assert.Equal(["0: m", "3: m"], _log);
    }

    [Fact]
    public void A_spawned_process_may_wait_for_its_sensitivity_first()
    {
        SimEvent go = _part.Event("go");
        _part.Does("parent", async () =>
        {
            _part.Does("thread", async () =>
            {
                Log("thread");
                await SimTask.CompletedTask;
            }).SensitiveTo(go).DontInitialize();
            _part.Reacts("method", () => Log("method")).SensitiveTo(go).DontInitialize();
            _part.Reacts("eager", () => Log("eager"));
            await _part.Wait(Bench.Ns(2));
            go.Notify();
        });
        _bench.Run();
        Assert.Equal(["0: eager", "2: thread", "2: method"], _log);
    }

    [Fact]
    public void Who_joins_goes_on_when_the_last_process_ends_in_the_same_evaluation()
    {
        _part.Does("parent", async () =>
        {
            ThreadProcess[] children = [.. Enumerable.Range(1, 3).Select(i => _part.Does($"child{i}", async () => await _part.Wait(Bench.Ns(i == 2 ? 9 : i))))];
            await _part.Joins(children);
            Log("joined");
            await _part.Joins(children);
            Log("joined at once");
        });
        At(9, () => Log("at"));
        _bench.Run();
        Assert.Equal(["9: at", "9: joined", "9: joined at once"], _log);
    }

    [Fact]
    public void A_wait_may_be_for_several_activations()
    {
        SimEvent tick = _part.Event("tick");
        _part.Does("p", async () =>
        {
            await _part.Activations(3);
            Log("third");
            await _part.Activations(0);
        }).SensitiveTo(tick);
        At(1, tick.Notify);
        At(2, tick.Notify);
        At(3, tick.Notify);
        var error = Assert.ThrowsAny<SimulationException>(() => _bench.Run());
        Assert.Contains("a wait for 0 activations: at least 1 was expected", error.Message, StringComparison.Ordinal);
        Assert.Equal(["3: third"], _log);
    }

    private void Log(string text) => _log.Add($"{_part.Now.Femtoseconds / 1_000_000}: {text}");

    private async SimTask Count()
    {
        Log("start");
        try
        {
            while (true)
            {
                await _part.Wait(Bench.Ns(10));
                Log("tick");
            }
        }
        finally
        {
            Log("finally");
        }
    }

    private void At(int time, Action action) => _part.Does($"at{time}", async () =>
    {
        await _part.Wait(Bench.Ns(time));
        action();
    });

    private sealed class Clocked : Component
    {
        private readonly Action<string> _log;

        public Clocked(ComponentContext context, Clock clock, Signal<bool> reset, bool asynchronous, Action<string> log)
            : base(context)
        {
            _log = log;
            ThreadProcess process = Thread("run", Run).SensitiveTo(clock.PositiveEdge);
            _ = asynchronous ? process.AsyncResetSignalIs(reset, true) : process.ResetSignalIs(reset, true);
        }

        private async SimTask Run()
        {
            _log($"{Name}.start");
            await Wait();
            for (int i = 1; ; i++)
            {
                await Wait();
                _log($"{Name}.{i}");
            }
        }
    }
}
