using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.SystemC;

public sealed class SensitivityRules
{
    private readonly Bench _bench = new();
    private readonly Part _part;
    private readonly SimEvent _a;
    private readonly SimEvent _b;
    private readonly List<long> _ran = [];

    public SensitivityRules()
    {
        _part = _bench.Add("top");
        (_a, _b) = (_part.Event("a"), _part.Event("b"));
    }

    [Fact]
    public void Dynamic_sensitivity_holds_for_one_activation_and_hides_the_static_one()
    {
        MethodProcess method = null!;
        method = _part.Reacts("m", () =>
        {
            Ran();
            if (_ran.Count == 1)
                method.NextTrigger(_b);
        }).SensitiveTo(_a).DontInitialize();
        Notify((_a, 1), (_a, 2), (_b, 3), (_a, 4), (_b, 5));
        Assert.Equal([1, 3, 4], _ran);
    }

    [Fact]
    public void An_or_list_ends_with_the_first_event_and_an_and_list_with_the_last()
    {
        MethodProcess method = null!;
        method = _part.Reacts("m", () =>
        {
            Ran();
            if (_ran.Count == 1)
                method.NextTriggerAny(_a, _b);
            else if (_ran.Count == 2)
                method.NextTriggerAll(_a, _b);
        });
        Notify((_b, 1), (_b, 2), (_b, 3), (_a, 4), (_a, 5));
        Assert.Equal([0, 1, 4], _ran);
    }

    [Fact]
    public void A_time_out_ends_the_wait_of_a_method()
    {
        MethodProcess method = null!;
        method = _part.Reacts("m", () =>
        {
            Ran();
            if (_ran.Count == 1)
                method.NextTrigger(Bench.Ns(7), _a);
            else if (_ran.Count == 2)
                method.NextTrigger(Bench.Ns(2));
        });
        Notify((_a, 20));
        Assert.Equal([0, 7, 9], _ran);
    }

    [Fact]
    public void A_thread_waits_for_its_static_sensitivity()
    {
        var waiter = _bench.Add("waiter", context => new Waiter(context, _a, () => Ran()));
        Notify((_a, 1), (_b, 2), (_a, 3));
        Assert.Equal([1, 3], _ran);
        Assert.False(waiter.Ended);
    }

    [Fact]
    public void An_event_queue_forgets_no_notification()
    {
        var queue = new EventQueue(_part, "q");
        _part.Reacts("m", Ran).SensitiveTo(queue.Event).DontInitialize();
        _part.Does("notify", async () =>
        {
            queue.Notify(Bench.Ns(5));
            queue.Notify(Bench.Ns(5));
            queue.Notify(Bench.Ns(2));
            queue.Notify(Bench.Ns(9));
            await _part.Wait(Bench.Ns(6));
            queue.CancelAll();
        });
        _bench.Run();
        Assert.Equal([2, 5, 5], _ran);
    }

    private void Ran() => _ran.Add(_part.Now.Femtoseconds / 1_000_000);

    private void Notify(params (SimEvent Event, int At)[] notifications)
    {
        _part.Does("notify", async () =>
        {
            foreach ((SimEvent e, int at) in notifications)
            {
                await _part.Wait(Bench.Ns(at) - _part.Now);
                e.Notify();
            }
        });
        _bench.Run();
    }

    private sealed class Waiter : Component
    {
        private readonly Action _ran;

        public Waiter(ComponentContext context, SimEvent e, Action ran)
            : base(context)
        {
            _ran = ran;
            Thread("run", Run).SensitiveTo(e);
        }

        public bool Ended { get; private set; }

        private async SimTask Run()
        {
            for (int i = 0; i < 3; i++)
            {
                await Wait();
                _ran();
            }
            Ended = true;
        }
    }
}
