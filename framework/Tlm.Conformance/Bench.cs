using Tlm.Conformance.Driving;
using Tlm.Kernel;

namespace Tlm.Conformance;

/// <summary>Puts the component into a system of its own, again and again.</summary>
internal sealed class Bench(string name, Func<ComponentContext, Component> create, TimeSpan patience)
{
    /// <summary>The sockets that can be driven; nothing else may have to be bound.</summary>
    public IReadOnlyList<(string Name, bool IsTarget)> Sockets()
    {
        Component component = create(new SimulationBuilder().Place(name));
        using (component as IDisposable) // one that holds on to something outside, and never runs
            return [.. component.Ports.Where(IsSocket).Select(port => (port.Name, port is TargetSocket or MultiTargetSocket))];
    }

    /// <summary>Drives one target socket.</summary>
    public Observation Drive(string socket, Plan plan)
    {
        SimulationBuilder builder = Start(plan.Threads);
        Component component = create(builder.Place(name));
        Driver driver = builder.Add("driver", context => new Driver(context, component.FindPort(socket)!, plan), Partition(plan.Threads));
        BindAll(builder, component, null, socket);
        builder.Connect(driver.Socket, component.FindPort(socket)!, plan.Link);
        return Run(builder, driver, plan);
    }

    /// <summary>Lets the component drive memories that stand in for its targets.</summary>
    public Observation Listen(string socket, MemoryPlan plan)
    {
        SimulationBuilder builder = Start(plan.Threads);
        Component component = create(builder.Place(name));
        StandIn memory = BindAll(builder, component, plan, null)[socket];
        Observation observation = Run(builder, null, null);
        return observation with { Answers = memory.Answers, Breaches = memory.Breaches };
    }

    // where runs in several partitions are compared, a stop must mean the same in one
    private static SimulationBuilder Start(int? threads)
    {
        var builder = new SimulationBuilder(new SimulationOptions
        {
            ReportStarvation = false,
            Threads = threads ?? 0,
            AlwaysParallel = threads > 1,
            StopGranularity = threads is null ? null : SimTime.FromMicroseconds(1),
        });
        builder.Context.Reports.Display = static _ => { }; // what a component says is repeated for each of some fifty systems
        return builder;
    }

    private static string Partition(int? threads) => threads > 0 ? "other" : SimulationBuilder.DefaultPartition;

    private static bool IsSocket(Port port) => port is TargetSocket or MultiTargetSocket or InitiatorSocket or MultiInitiatorSocket;

    private static Dictionary<string, StandIn> BindAll(SimulationBuilder builder, Component component, MemoryPlan? plan, string? except)
    {
        Dictionary<string, StandIn> memories = [];
        foreach (Port port in component.Ports.Where(port => IsSocket(port) && port.Name != except && !port.IsBound).ToArray())
        {
            if (port is InitiatorSocket or MultiInitiatorSocket)
                memories.Add(port.Name, builder.Add($"memory_{port.Name}", context => new StandIn(context, port, plan ?? MemoryPlan.Fast), Partition(plan?.Threads)));
            else if (!port.IsOptional)
                builder.Connect(builder.Add($"idle_{port.Name}", context => new Idle(context, port)).Socket, port);
        }
        foreach (StandIn memory in memories.Values)
            builder.Connect(memory.Peer, memory.Port, (plan ?? MemoryPlan.Fast).Link);
        return memories;
    }

    private Observation Run(SimulationBuilder builder, Driver? driver, Plan? plan)
    {
        using var watch = new Patience(patience);
        try
        {
            Simulation simulation = builder.Elaborate();
            RunResult result = plan?.StopAt is { } stop ? simulation.RunUntil(stop, watch.Token) : simulation.Run(watch.Token);
            simulation.End(); // also where it stopped half way
            string? error = result.Reason == StopReason.Interrupted ? $"after {patience.TotalSeconds:0} s of work the simulation stands at {result.End}" : null;
            return new Observation(driver?.Answers ?? [], driver?.Breaches ?? [], result.End, error);
        }
        catch (SimulationException error)
        {
            return new Observation(driver?.Answers ?? [], driver?.Breaches ?? [], SimTime.Zero, error.Message);
        }
    }
}
