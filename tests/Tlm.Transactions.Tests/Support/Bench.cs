using Tlm.Kernel;

namespace Tlm.Transactions.Tests.Support;

/// <summary>A simulation that is put together in a few lines.</summary>
internal sealed class Bench
{
    private readonly SimulationBuilder _builder = new(new SimulationOptions { ReportStarvation = false });

    public Part Add(string name) => _builder.Add(name, static context => new Part(context));

    public T Add<T>(string name, Func<ComponentContext, T> create) where T : Component => _builder.Add(name, create);

    public Bench Connect(Port from, Port to, LinkTiming? timing = null)
    {
        _builder.Connect(from, to, timing);
        return this;
    }

    public Simulation Elaborate() => _builder.Elaborate();

    public RunResult Run() => Elaborate().Run();

    public static SimTime Ns(long count) => SimTime.FromNanoseconds(count);
}
