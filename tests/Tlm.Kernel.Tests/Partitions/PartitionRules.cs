using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Kernel.Tests.Partitions;

public class PartitionRules
{
    [Fact]
    public void A_random_model_gives_one_result_for_any_threads_and_any_legal_partitioning() =>
        Prop.ForAll<int>(seed =>
        {
            var model = new RandomModel(Math.Abs(seed % 100_000));
            string alone = model.Run(partitions: 1, partitionSeed: 0, threads: 1);
            foreach ((int partitions, int threads) in new[] { (2, 1), (2, 2), (3, 2), (8, 4), (8, 1) })
                Assert.Equal(alone, model.Run(partitions, partitionSeed: seed % 77, threads));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_link_without_latency_into_another_partition_is_refused_by_name()
    {
        var builder = new SimulationBuilder();
        var a = new OutPort<int>(builder.Add("a", c => new Bench(c), "left"), "out");
        var b = new InPort<int>(builder.Add("b", c => new Bench(c), "right"), "in");
        builder.Connect(a, b);
        var error = Assert.Throws<ElaborationException>(() => builder.Elaborate());
        Assert.Contains("a.out->b.in", error.Message);
        Assert.Contains("'left'", error.Message);
        Assert.Contains("zero latency", error.Message);
    }

    [Fact]
    public void A_process_that_waits_for_an_event_of_another_partition_is_refused()
    {
        var builder = new SimulationBuilder();
        Bench a = builder.Add("a", c => new Bench(c), "left");
        Bench b = builder.Add("b", c => new Bench(c), "right");
        SimEvent far = b.Event("far");
        a.Runs("p", async () => await far);
        b.Runs("q", async () => await b.Ns(5));
        var error = Assert.Throws<SimulationException>(() => builder.Elaborate().Run());
        Assert.Contains("partition 'right'", error.Message);
        Assert.Equal("a.p", error.Process);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_process_that_notifies_or_cancels_an_event_of_another_partition_is_refused(int way)
    {
        var builder = new SimulationBuilder();
        Bench a = builder.Add("a", c => new Bench(c), "left");
        Bench b = builder.Add("b", c => new Bench(c), "right");
        SimEvent far = b.Event("far");
        Action[] ways = [far.Notify, far.NotifyDelta, () => far.Notify(World.Ns(1)), far.Cancel];
        a.Runs("p", async () =>
        {
            await a.Ns(1);
            ways[way]();
        });
        b.Runs("q", async () => await b.Ns(5));
        var error = Assert.Throws<SimulationException>(() => builder.Elaborate().Run());
        Assert.Contains("b.far belongs to partition 'right'", error.Message);
        Assert.Equal(("a.p", World.Ns(1)), (error.Process, error.Time));
    }

    [Fact]
    public void A_process_that_writes_a_signal_of_another_partition_is_refused()
    {
        var builder = new SimulationBuilder();
        Bench a = builder.Add("a", c => new Bench(c), "left");
        Bench b = builder.Add("b", c => new Bench(c), "right");
        var far = new Signal<int>(b, "far");
        a.Runs("p", async () =>
        {
            far.Write(1);
            await a.Ns(1);
        });
        b.Runs("q", async () => await b.Ns(5));
        var error = Assert.Throws<SimulationException>(() => builder.Elaborate().Run());
        Assert.Contains("b.far belongs to partition 'right'", error.Message);
    }

    [Fact]
    public void A_failure_in_one_partition_ends_the_run_with_the_earliest_failure()
    {
        var builder = new SimulationBuilder();
        Bench a = builder.Add("a", c => new Bench(c), "left");
        Bench b = builder.Add("b", c => new Bench(c), "right");
        a.Runs("p", async () =>
        {
            await a.Ns(700);
            throw new InvalidOperationException("late");
        });
        b.Runs("q", async () =>
        {
            await b.Ns(300);
            throw new InvalidOperationException("early");
        });
        var error = Assert.Throws<SimulationException>(() => builder.Elaborate().Run());
        Assert.Equal("b.q", error.Process);
        Assert.Equal(World.Ns(300), error.Time);
    }
}
