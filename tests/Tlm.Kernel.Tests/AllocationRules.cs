namespace Tlm.Kernel.Tests;

/// <summary>Run alone: while other tests make the runtime compile new methods, it puts off optimising those that are measured here.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public class Alone;

[Collection("alone")]
public class AllocationRules
{
    private const int RoundsPerWindow = 5_000;

    [Fact]
    public void Waiting_and_passing_items_allocates_nothing_in_steady_state()
    {
        var builder = new SimulationBuilder();
        Bench a = builder.Add("a", c => new Bench(c));
        Bench b = builder.Add("b", c => new Bench(c));
        var output = new OutPort<int>(a, "out");
        var input = new InPort<int>(b, "in");
        builder.Connect(output, input, new LinkTiming { Latency = World.Ns(3), Capacity = 4 });
        long bytes = long.MaxValue;
        a.Runs("w", async () =>
        {
            // The steady state is there once the compiler, in the background, has optimised what runs often.
            for (int window = 0; window < 200 && bytes >= RoundsPerWindow; window++)
            {
                System.Threading.Thread.Sleep(150);
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < RoundsPerWindow; i++)
                {
                    await a.Ns(1);
                    await output.SendAsync(i);
                }
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            }
            output.Writer.Complete();
        });
        b.Runs("r", async () =>
        {
            await foreach (int _ in input.Reader.ReadAllAsync())
                await b.For(SimTime.FromPicoseconds(300));
        });
        builder.Elaborate().Run();
        // A stray object of the runtime is let pass, one for each round is not.
        Assert.True(bytes < RoundsPerWindow, $"{bytes} bytes for {RoundsPerWindow} rounds");
    }
}
