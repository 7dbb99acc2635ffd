namespace Tlm.Kernel.Tests;

/// <summary>How far what runs outside may run ahead.</summary>
public class QuietRules
{
    private readonly World _world = new();
    private readonly List<SimTime> _quiet = [];

    private Bench Bench => _world.Bench;

    private void Ask() => _quiet.Add(Bench.Scheduler.QuietUntil);

    [Fact]
    public void It_is_quiet_until_the_next_process_runs()
    {
        Bench.Runs("other", async () => await Bench.Ns(30));
        Bench.Runs("asks", async () =>
        {
            Ask();
            await Bench.Ns(10);
            Ask();
            await Bench.Ns(30);
            Ask();
        });
        _world.Run();
        Assert.Equal([SimTime.FromNanoseconds(30), SimTime.FromNanoseconds(30), SimTime.MaxValue], _quiet);
    }

    [Fact]
    public void It_is_not_quiet_while_others_run_in_the_same_instant()
    {
        Bench.Runs("asks", async () =>
        {
            Ask();
            await Bench.Ns(10);
            Ask();
            await Bench.Ns(0);
            Ask();
        });
        Bench.Runs("other", async () => await Bench.Ns(10));
        _world.Run();
        Assert.Equal([SimTime.Zero, SimTime.FromNanoseconds(10), SimTime.MaxValue], _quiet);
    }

    [Fact]
    public void It_is_not_quiet_before_a_delta_notification()
    {
        SimEvent e = Bench.Event("e");
        Bench.Runs("waits", async () => await e);
        Bench.Runs("asks", async () =>
        {
            await Bench.Ns(5);
            e.NotifyDelta();
            Ask();
            e.Cancel();
            e.Notify(SimTime.FromNanoseconds(7));
            Ask();
        });
        _world.Run();
        Assert.Equal([SimTime.FromNanoseconds(5), SimTime.FromNanoseconds(12)], _quiet);
    }

    [Fact]
    public void Behind_the_end_of_the_run_nothing_is_known()
    {
        Bench.Runs("asks", async () =>
        {
            Ask();
            await Bench.Ns(100);
        });
        _world.Builder.Elaborate().RunUntil(SimTime.FromNanoseconds(20));
        Assert.Equal([SimTime.FromNanoseconds(20) + SimTime.FromFemtoseconds(1)], _quiet);
    }
}
