namespace Tlm.Kernel.Tests;

/// <summary>A component whose processes are given by the test.</summary>
internal sealed class Bench(ComponentContext context) : Component(context)
{
    private readonly List<string> _log = [];

    public IReadOnlyList<string> Log => _log;

    public void Note(string what) => _log.Add($"{Now.Femtoseconds / 1_000_000}:{what}");

    public ThreadProcess Runs(string name, Func<SimTask> body, bool daemon = false) => Thread(name, body, daemon);

    public MethodProcess RunsMethod(string name, Action body, bool daemon = false) => Method(name, body, daemon);

    public ThreadProcess Spawns(string name, Func<SimTask> body) => Spawn(name, body);

    public DelayAwaitable Ns(long count) => Delay(SimTime.FromNanoseconds(count));

    public DelayAwaitable For(SimTime time) => Delay(time);

    public DelayAwaitable Until(SimTime time) => WaitUntil(time);

    public SimEvent Event(string name) => new(this, name);
}

/// <summary>A simulation of one bench.</summary>
internal sealed class World
{
    public World(SimulationOptions? options = null)
    {
        Builder = new SimulationBuilder(options ?? new SimulationOptions());
        Bench = Builder.Add("bench", c => new Bench(c));
    }

    public SimulationBuilder Builder { get; }

    public Bench Bench { get; }

    public RunResult Run() => Builder.Elaborate().Run();

    public static SimTime Ns(long count) => SimTime.FromNanoseconds(count);
}
