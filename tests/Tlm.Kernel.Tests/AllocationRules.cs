namespace Tlm.Kernel.Tests;

/// <summary>Run alone: while other tests make the runtime compile new methods, it puts off optimising those that are measured here.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public class Alone;

[Collection("alone")]
public class AllocationRules
{
    [Fact]
    public void Waiting_and_passing_items_allocates_nothing_in_steady_state()
    {
        var builder = new SimulationBuilder();
        Bench a = builder.Add("a", c => new Bench(c));
        Bench b = builder.Add("b", c => new Bench(c));
        var output = new OutPort<int>(a, "out");
        var input = new InPort<int>(b, "in");
        builder.Connect(output, input, new LinkTiming { Latency = World.Ns(3), Capacity = 4 });
        long before = 0;
        long after = 0;
        a.Runs("w", async () =>
        {
            for (int i = 0; i < 60_000; i++)
            {
                if (i % 5_000 == 0 && i < 50_000)
                    System.Threading.Thread.Sleep(200);
                if (i == 50_000)
                    before = GC.GetAllocatedBytesForCurrentThread();
                await a.Ns(1);
                await output.SendAsync(i);
            }
            after = GC.GetAllocatedBytesForCurrentThread();
            output.Writer.Complete();
        });
        b.Runs("r", async () =>
        {
            await foreach (int _ in input.Reader.ReadAllAsync())
                await b.For(SimTime.FromPicoseconds(300));
        });
        builder.Elaborate().Run();
        // A stray object of the runtime is let pass, one for each round is not.
        Assert.True(after - before < 10_000, $"{after - before} bytes for 10,000 rounds");
    }
}
