using Tlm.Kernel;
using Tlm.Models.Storage.Nand;

namespace Tlm.Models.Storage.Tests.Nand;

/// <summary>A flash memory with a sender of products and one of ordinary requests.</summary>
internal sealed record NandRig(NandFlash Memory, NandSender Products, Requester Requests, SimTime End)
{
    public static NandRig Run(NandOptions options, ResidentProduct?[] products, int count = 0, int window = 1, Func<int, Payload, Payload>? fill = null)
    {
        SimulationBuilder builder = new();
        NandSender sender = builder.Add("npu", context => new NandSender(context, products));
        Requester requester = builder.Add("host", context => new Requester(context, count, window, fill ?? Bench.Read));
        NandFlash memory = builder.Add("mem", context => new NandFlash(context, options));
        builder.Connect(sender.Port, memory.Compute, LinkTiming.Immediate);
        builder.Connect(requester.Port, memory.Port, LinkTiming.Immediate);
        RunResult result = builder.Elaborate().Run();
        return new NandRig(memory, sender, requester, result.End);
    }

    public long Statistic(string name)
    {
        return (long)Memory.Statistics.All.Single(statistic => statistic.Name == name).Snapshot(End.Femtoseconds).Values[0].Value;
    }

    public long Energy(string cause)
    {
        return (long)Memory.Energy.Causes.Single(item => item.Name == cause).Total(End.Femtoseconds);
    }
}

/// <summary>Sends products one after the other.</summary>
internal sealed class NandSender : Component
{
    public NandSender(ComponentContext context, ResidentProduct?[] products)
        : base(context)
    {
        Port = new InitiatorSocket(this, "compute");
        PayloadPool pool = new();
        Thread("send", async () =>
        {
            foreach (ResidentProduct? gemv in products)
            {
                Payload payload = gemv is { } product ? ProductExtension.Attach(pool.Rent(), product) : pool.Rent();
                await Port.TransportAsync(payload);
                Ends.Add(Now);
                Statuses.Add(payload.ResponseStatus);
                payload.Release();
            }
        });
    }

    public InitiatorSocket Port { get; }

    public List<SimTime> Ends { get; } = [];

    public List<ResponseStatus> Statuses { get; } = [];
}
