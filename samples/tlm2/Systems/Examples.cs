using Tlm.Kernel;

namespace Tlm.Samples.Tlm2;

/// <summary>The systems: two initiators, a bus, two memories each.</summary>
public static class Examples
{
    private const ulong Second = 0x1000_0000;
    private static readonly SimTime EndResponseDelay = SimTime.FromNanoseconds(7);

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["lt", "lt_dmi", "lt_temporal_decouple", "at_1_phase", "at_2_phase", "at_4_phase", "at_extension_optional", "at_mixed_targets", "at_ooo"];

    /// <summary>Runs one.</summary>
    /// <exception cref="ArgumentException">No example has that name.</exception>
    public static ExampleLog Run(string name)
    {
        var log = new ExampleLog();
        var builder = new SimulationBuilder(new SimulationOptions { ReportStarvation = false });
        switch (name)
        {
            case "lt":
                Loose(builder, MakeLt(log, 101), MakeLt(log, 102), AtLt(log, 201, 20, 100, 60), PlainLt(log, 202, 10, 50, 30), 4);
                break;
            case "lt_dmi":
                Loose(builder, MakeDmi(log, 101), MakeDmi(log, 102), Dmi(log, 201, 20, 20, 15), Dmi(log, 202, 20, 50, 30), 1);
                break;
            case "lt_temporal_decouple":
                builder.Context.Quantum.Value = SimTime.FromNanoseconds(500);
                Loose(builder, MakeDecoupled(log, 101), MakeLt(log, 102), Synch(log, 201, 20, 100, 60), PlainLt(log, 202, 10, 50, 30), 4);
                break;
            case "at_1_phase":
                Approximate(builder, log, c => new AtTarget1Phase(c, 201, Fast, log), c => new AtTarget1Phase(c, 202, Fast, log));
                break;
            case "at_2_phase":
                Approximate(builder, log, c => new AtTarget2Phase(c, 201, Fast, log), c => new AtTarget2Phase(c, 202, Fast, log));
                break;
            case "at_4_phase":
                Approximate(builder, log, c => new AtTarget4Phase(c, 201, Fast, log), c => new AtTarget4Phase(c, 202, Fast, log));
                break;
            case "at_extension_optional":
                Approximate(builder, log, c => new AtTarget4Phase(c, 201, Fast, log), c => new AtTarget2Phase(c, 202, Fast, log), namesSenders: true);
                break;
            case "at_mixed_targets":
                Mixed(builder, log);
                break;
            case "at_ooo":
                Approximate(builder, log, c => new AtTarget2Phase(c, 201, Fast, log),
                    c => new AtTarget2Phase(c, 202, MemoryTimes.Nanoseconds(20, 100, 60), log, SimTime.FromNanoseconds(700)));
                break;
            default:
                throw new ArgumentException($"no example is named '{name}'; there are {string.Join(", ", Names)}");
        }
        builder.Elaborate().Run();
        return log;
    }

    private static MemoryTimes Fast => MemoryTimes.Nanoseconds(10, 50, 30);

    private static Func<ComponentContext, TargetSocket> AtLt(ExampleLog log, int id, long accept, long read, long write) =>
        context => new AtTarget1Phase(context, id, MemoryTimes.Nanoseconds(accept, read, write), log).Socket;

    private static Func<ComponentContext, TargetSocket> PlainLt(ExampleLog log, int id, long accept, long read, long write) =>
        context => new LtTarget(context, id, MemoryTimes.Nanoseconds(accept, read, write), log).Socket;

    private static Func<ComponentContext, TargetSocket> Synch(ExampleLog log, int id, long accept, long read, long write) =>
        context => new LtSynchTarget(context, id, MemoryTimes.Nanoseconds(accept, read, write), log).Socket;

    private static Func<ComponentContext, TargetSocket> Dmi(ExampleLog log, int id, long accept, long read, long write) =>
        context => new LtDmiTarget(context, id, MemoryTimes.Nanoseconds(accept, read, write), log).Socket;

    private static InitiatorModule.MakeInitiator MakeLt(ExampleLog log, int id) =>
        (context, requests, responses) => new LtInitiator(context, id, log, requests, responses).Socket;

    private static InitiatorModule.MakeInitiator MakeDmi(ExampleLog log, int id) =>
        (context, requests, responses) => new LtDmiInitiator(context, id, log, requests, responses).Socket;

    private static InitiatorModule.MakeInitiator MakeDecoupled(ExampleLog log, int id) =>
        (context, requests, responses) => new LtDecoupledInitiator(context, id, log, requests, responses).Socket;

    private static InitiatorModule.MakeInitiator MakeAt(ExampleLog log, int id) =>
        (context, requests, responses) => new AtInitiator(context, id, EndResponseDelay, log, requests, responses).Socket;

    private static void Loose(
        SimulationBuilder builder,
        InitiatorModule.MakeInitiator first,
        InitiatorModule.MakeInitiator second,
        Func<ComponentContext, TargetSocket> low,
        Func<ComponentContext, TargetSocket> high,
        int limit)
    {
        SimpleBusLt bus = builder.Add("bus", static context => new SimpleBusLt(context));
        builder.Connect(bus.Out[0], low(builder.Place("target1")));
        builder.Connect(bus.Out[1], high(builder.Place("target2")));
        builder.Connect(builder.Add("initiator1", context => new InitiatorModule(context, 0, Second, limit, first)).Socket, bus.In[0]);
        builder.Connect(builder.Add("initiator2", context => new InitiatorModule(context, 0, Second, limit, second)).Socket, bus.In[1]);
    }

    private static void Approximate(SimulationBuilder builder, ExampleLog log, Func<ComponentContext, AtTarget> low, Func<ComponentContext, AtTarget> high, bool namesSenders = false)
    {
        SimpleBusAt bus = builder.Add("bus", static context => new SimpleBusAt(context));
        builder.Connect(bus.Out[0], builder.Add("target1", low).Socket);
        builder.Connect(bus.Out[1], builder.Add("target2", high).Socket);
        builder.Connect(builder.Add("initiator1", context => new InitiatorModule(context, 0x100, Second + 0x100, 2, MakeAt(log, 101), Sender(101))).Socket, bus.In[0]);
        builder.Connect(builder.Add("initiator2", context => new InitiatorModule(context, 0x200, Second + 0x200, 2, MakeAt(log, 102), Sender(102))).Socket, bus.In[1]);

        string? Sender(int id) => namesSenders ? $"'Initiator ID: {id}'" : null;
    }

    // A target of one, of two and of four phases; each initiator uses two of them.
    private static void Mixed(SimulationBuilder builder, ExampleLog log)
    {
        SimpleBusAt bus = builder.Add("bus", static context => new SimpleBusAt(context, targets: 3));
        builder.Connect(bus.Out[0], builder.Add("target1", context => new AtTarget1Phase(context, 201, Fast, log)).Socket);
        builder.Connect(bus.Out[1], builder.Add("target2", context => new AtTarget2Phase(context, 202, Fast, log)).Socket);
        builder.Connect(bus.Out[2], builder.Add("target3", context => new AtTarget4Phase(context, 203, Fast, log)).Socket);
        builder.Connect(builder.Add("initiator1", context => new InitiatorModule(context, 0x100, Second + 0x100, 2, MakeAt(log, 101))).Socket, bus.In[0]);
        builder.Connect(builder.Add("initiator2", context => new InitiatorModule(context, Second + 0x200, (2 * Second) + 0x200, 2, MakeAt(log, 102))).Socket, bus.In[1]);
    }
}
