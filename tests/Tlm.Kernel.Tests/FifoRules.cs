using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Kernel.Tests;

/// <summary>A fifo has no update phase of its own and behaves as if it had one.</summary>
public sealed class FifoRules
{
    private enum Step
    {
        Read,
        Write,
        Look,
        NextDelta,
        NextTime,
    }

    [Fact]
    public void It_shows_what_a_channel_with_an_update_phase_shows()
    {
        Gen<Step[]> plan = Gen.ArrayOf(Gen.Elements(Enum.GetValues<Step>()), 12);
        Gen<(int Capacity, Step[][] Plans)> cases = from capacity in Gen.Choose(1, 3) from plans in Gen.ArrayOf(plan, 3) select (capacity, plans);
        Prop.ForAll(
            cases.ToArbitrary(),
            static c => Play(c.Plans, c.Capacity, whole: true).SequenceEqual(Play(c.Plans, c.Capacity, whole: false)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Whoever_waits_gets_every_item_once_and_in_order()
    {
        Gen<(int Capacity, int[] Pauses)> cases = from capacity in Gen.Choose(1, 3) from pauses in Gen.ArrayOf(Gen.Choose(0, 2), 24) select (capacity, pauses);
        Prop.ForAll(
            cases.ToArbitrary(),
            static c =>
            {
                List<int> read = [];
                var world = new World(new SimulationOptions { ReportStarvation = false });
                var fifo = new Fifo<int>(world.Bench, "fifo", c.Capacity);
                int written = 0;
                for (int process = 0; process < 4; process++)
                {
                    int[] pauses = c.Pauses[(6 * process)..(6 * process + 6)];
                    bool writes = process % 2 == 0;
                    world.Bench.Runs($"p{process}", async () =>
                    {
                        foreach (int pause in pauses)
                        {
                            if (pause > 0)
                                await world.Bench.Ns(pause - 1);
                            if (writes)
                                await fifo.WriteAsync(written++);
                            else
                                read.Add(await fifo.ReadAsync());
                        }
                    });
                }
                world.Run();
                return read.Count == 12 && read.Order().SequenceEqual(Enumerable.Range(0, 12)) && fifo.Available == 0 && fifo.Free == c.Capacity;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void What_the_test_bench_puts_in_between_runs_is_there_at_the_next_time()
    {
        var world = new World();
        var fifo = new Fifo<int>(world.Bench, "fifo");
        world.Bench.Runs("r", async () =>
        {
            await world.Bench.Ns(10);
            world.Bench.Note($"{fifo.TryRead(out int item)} {item}");
        });
        Simulation simulation = world.Builder.Elaborate();
        simulation.Advance(World.Ns(5));
        fifo.TryWrite(7);
        simulation.Run();
        Assert.Equal(["10:True 7"], world.Bench.Log);
    }

    [Fact]
    public void What_a_killed_process_was_given_goes_to_the_next_that_waits()
    {
        var world = new World();
        var fifo = new Fifo<int>(world.Bench, "fifo");
        ThreadProcess first = world.Bench.Runs("first", async () => world.Bench.Note($"first {await fifo.ReadAsync()}"));
        world.Bench.Runs("second", async () => world.Bench.Note($"second {await fifo.ReadAsync()}"));
        world.Bench.Runs("control", async () =>
        {
            await world.Bench.Ns(1);
            fifo.TryWrite(7);
            first.Kill();
        });
        world.Run();
        Assert.Equal(["1:second 7"], world.Bench.Log);
    }

    private static List<string> Play(Step[][] plans, int capacity, bool whole)
    {
        List<string> seen = [];
        var world = new World();
        Fifo<int>? fifo = whole ? new Fifo<int>(world.Bench, "fifo", capacity) : null;
        UpdatedFifo? reference = whole ? null : new UpdatedFifo(world.Bench, "fifo", capacity);
        for (int process = 0; process < plans.Length; process++)
        {
            int number = process;
            world.Bench.Runs($"p{process}", async () =>
            {
                foreach (Step step in plans[number])
                {
                    int item = 0;
                    bool done = step switch
                    {
                        Step.Read => fifo?.TryRead(out item) ?? reference!.TryRead(out item),
                        Step.Write => fifo?.TryWrite(number) ?? reference!.TryWrite(number),
                        _ => false,
                    };
                    seen.Add($"{number} {step} {done} {item} {fifo?.Available ?? reference!.Available} {fifo?.Free ?? reference!.Free}");
                    if (step is Step.NextDelta or Step.NextTime)
                        await world.Bench.Ns(step == Step.NextDelta ? 0 : 1);
                }
            });
        }
        world.Run();
        return seen;
    }

    /// <summary>The same as a channel that takes over in its update phase.</summary>
    private sealed class UpdatedFifo(Component owner, string name, int capacity) : PrimitiveChannel(owner, name)
    {
        private readonly Queue<int> _items = new();
        private int _read;
        private int _written;

        public int Available { get; private set; }

        public int Free { get; private set; } = capacity;

        public bool TryRead(out int item)
        {
            item = 0;
            if (Available == 0)
                return false;
            Available--;
            _read++;
            RequestUpdate();
            item = _items.Dequeue();
            return true;
        }

        public bool TryWrite(int item)
        {
            if (Free == 0)
                return false;
            Free--;
            _written++;
            RequestUpdate();
            _items.Enqueue(item);
            return true;
        }

        protected override void Update()
        {
            (Available, Free) = (Available + _written, Free + _read);
            (_written, _read) = (0, 0);
        }
    }
}
