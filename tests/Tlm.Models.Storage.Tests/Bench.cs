using Tlm.Kernel;

namespace Tlm.Models.Storage.Tests;

/// <summary>One requester and one memory.</summary>
internal sealed record Bench(Requester Requester, PipelinedTarget Memory, SimTime End)
{
    public static Bench Run(MemoryOptions options, int count, int window, Func<int, Payload, Payload> fill, LinkTiming? link = null)
    {
        return Run(context => new SimpleMemory(context, options), count, window, fill, link);
    }

    public static Bench Run(Func<ComponentContext, PipelinedTarget> create, int count, int window, Func<int, Payload, Payload> fill, LinkTiming? link = null)
    {
        SimulationBuilder builder = new();
        Requester requester = builder.Add("cpu", context => new Requester(context, count, window, fill));
        PipelinedTarget memory = builder.Add("mem", create);
        builder.Connect(requester.Port, memory.Port, link ?? LinkTiming.Immediate);
        RunResult result = builder.Elaborate().Run();
        return new Bench(requester, memory, result.End);
    }

    public static MemoryOptions Options(long latencyNs, long bytesPerNs, int outstanding = 256)
    {
        return new MemoryOptions
        {
            Latency = SimTime.FromNanoseconds(latencyNs),
            Bandwidth = Bandwidth.FromBytesPerSecond(bytesPerNs * 1_000_000_000),
            Outstanding = outstanding,
        };
    }

    public static Payload Read(int index, Payload payload)
    {
        return payload.SetRead((ulong)index * 64, 64);
    }

    public long Energy(string cause)
    {
        return (long)Memory.Energy.Causes.Single(item => item.Name == cause).Total(End.Femtoseconds);
    }

    public double Statistic(string name, string value)
    {
        StatisticSnapshot snapshot = Snapshot(name);
        return (double)snapshot.Values.Single(item => item.Name == value).Value;
    }

    public StatisticSnapshot Snapshot(string name)
    {
        return Memory.Statistics.All.Single(statistic => statistic.Name == name).Snapshot(End.Femtoseconds);
    }
}
