namespace Tlm.Kernel.Tests;

public class PrimitiveRules
{
    private readonly World _world = new();

    private Bench Bench => _world.Bench;

    [Fact]
    public void What_is_written_to_a_fifo_is_read_in_the_next_delta_cycle()
    {
        var fifo = new Fifo<int>(Bench, "fifo", 4);
        Bench.Runs("p", async () =>
        {
            await fifo.WriteAsync(7);
            Bench.Note($"written, {fifo.Available} available");
            await Bench.Ns(0);
            Bench.Note($"{fifo.Available} available, {fifo.Free} free");
            Bench.Note($"{await fifo.ReadAsync()}, {fifo.Free} free");
            await Bench.Ns(0);
            Bench.Note($"{fifo.Free} free");
        });
        _world.Run();
        Assert.Equal(["0:written, 0 available", "0:1 available, 3 free", "0:7, 3 free", "0:4 free"], Bench.Log);
    }

    [Fact]
    public void A_full_fifo_blocks_the_writer_and_an_empty_one_the_reader_in_order()
    {
        var fifo = new Fifo<int>(Bench, "fifo", 1);
        Bench.Runs("w", async () =>
        {
            for (int i = 0; i < 4; i++)
            {
                await fifo.WriteAsync(i);
                Bench.Note($"w{i}");
            }
        });
        Bench.Runs("r", async () =>
        {
            for (int i = 0; i < 4; i++)
            {
                await Bench.Ns(10);
                Bench.Note($"r{await fifo.ReadAsync()}");
            }
        });
        _world.Run();
        Assert.Equal(["0:w0", "10:r0", "10:w1", "20:r1", "20:w2", "30:r2", "30:w3", "40:r3"], Bench.Log);
    }

    [Fact]
    public void Several_readers_of_a_fifo_are_served_in_the_order_in_which_they_came()
    {
        var fifo = new Fifo<int>(Bench, "fifo");
        for (int i = 0; i < 3; i++)
        {
            int reader = i;
            Bench.Runs($"r{i}", async () => Bench.Note($"r{reader}={await fifo.ReadAsync()}"));
        }
        Bench.Runs("w", async () =>
        {
            for (int i = 0; i < 3; i++)
                await fifo.WriteAsync(i);
        });
        _world.Run();
        Assert.Equal(["0:r0=0", "0:r1=1", "0:r2=2"], Bench.Log);
    }

    [Fact]
    public void A_mutex_is_given_in_the_order_in_which_processes_asked()
    {
        var mutex = new SimMutex(Bench, "mutex");
        for (int i = 0; i < 3; i++)
        {
            int owner = i;
            Bench.Runs($"p{i}", async () =>
            {
                await mutex.LockAsync();
                Bench.Note($"{owner}");
                await Bench.Ns(5);
                mutex.Unlock();
            });
        }
        _world.Run();
        Assert.Equal(["0:0", "5:1", "10:2"], Bench.Log);
        Assert.Null(mutex.Owner);
    }

    [Fact]
    public void A_mutex_unlocked_by_another_process_is_an_error()
    {
        var mutex = new SimMutex(Bench, "mutex");
        Bench.Runs("p", async () => await mutex.LockAsync());
        Bench.Runs("q", async () =>
        {
            await Bench.Ns(1);
            mutex.Unlock();
        });
        var error = Assert.Throws<SimulationException>(() => _world.Run());
        Assert.Contains("owner: bench.p", error.Message);
    }

    [Fact]
    public void A_semaphore_lets_in_as_many_as_it_has_places()
    {
        var semaphore = new SimSemaphore(Bench, "semaphore", 2);
        for (int i = 0; i < 5; i++)
        {
            int number = i;
            Bench.Runs($"p{i}", async () =>
            {
                await semaphore.AcquireAsync();
                Bench.Note($"{number}");
                await Bench.Ns(5);
                semaphore.Release();
            });
        }
        _world.Run();
        Assert.Equal(["0:0", "0:1", "5:2", "5:3", "10:4"], Bench.Log);
        Assert.Equal(2, semaphore.Free);
    }
}
