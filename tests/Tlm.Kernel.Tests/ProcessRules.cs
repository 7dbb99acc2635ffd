namespace Tlm.Kernel.Tests;

public class ProcessRules
{
    [Fact]
    public void A_thread_process_goes_on_when_its_delay_is_over()
    {
        var world = new World();
        world.Bench.Runs("p", async () =>
        {
            await world.Bench.Ns(5);
            world.Bench.Note("a");
            await world.Bench.Ns(7);
            world.Bench.Note("b");
        });
        RunResult result = world.Run();
        Assert.Equal(["5:a", "12:b"], world.Bench.Log);
        Assert.Equal(World.Ns(12), result.End);
        Assert.Equal(StopReason.Finished, result.Reason);
    }

    [Fact]
    public void A_task_awaits_a_task_and_gets_its_result()
    {
        var world = new World();
        async SimTask<int> Inner(int x)
        {
            await world.Bench.Ns(x);
            return x * 2;
        }
        world.Bench.Runs("p", async () =>
        {
            int sum = 0;
            for (int i = 1; i <= 3; i++)
                sum += await Inner(i);
            world.Bench.Note($"{sum}");
        });
        world.Run();
        Assert.Equal(["6:12"], world.Bench.Log);
    }

    [Fact]
    public void A_foreign_await_is_refused_with_the_names_of_process_and_awaited_type()
    {
        var world = new World();
        world.Bench.Runs("p", async () =>
        {
            await world.Bench.Ns(1);
            await Task.Delay(1);
        });
        var error = Assert.Throws<SimulationException>(() => world.Run());
        Assert.Equal("bench.p", error.Process);
        Assert.Contains("TaskAwaiter", error.Message);
        Assert.Equal(World.Ns(1), error.Time);
    }

    [Fact]
    public void An_exception_carries_component_process_and_time()
    {
        var world = new World();
        world.Bench.Runs("p", async () =>
        {
            await world.Bench.Ns(3);
            throw new InvalidOperationException("broken");
        });
        var error = Assert.Throws<SimulationException>(() => world.Run());
        Assert.Equal(("bench", "bench.p", World.Ns(3)), (error.Component, error.Process, error.Time));
        Assert.Contains("broken", error.Message);
    }

    [Fact]
    public void An_outside_call_holds_simulated_time()
    {
        var world = new World();
        world.Bench.Runs("p", async () =>
        {
            int answer = await OutsideCall.Run(async () =>
            {
                await Task.Delay(5);
                return 42;
            });
            world.Bench.Note($"{answer}");
        });
        world.Bench.Runs("q", async () =>
        {
            await world.Bench.Ns(1);
            world.Bench.Note("q");
        });
        world.Run();
        Assert.Equal(["0:42", "1:q"], world.Bench.Log);
    }
}
