namespace Tlm.Transactions.Tests.Support;

/// <summary>One small memory in each way of transport; every access takes 10 ns.</summary>
internal static class Targets
{
    public static readonly SimTime Latency = Bench.Ns(10);

    public static readonly string[] Ways = ["blocking", "waiting", "four-phase", "two-phase", "one-phase", "channel"];

    public static TargetSocket Make(Bench bench, string way, MemoryStore store)
    {
        Part part = bench.Add("target");
        var socket = new TargetSocket(part, "port");
        switch (way)
        {
            case "blocking":
                socket.RegisterBTransport((Payload payload, ref SimTime delay) => Serve(store, payload, ref delay));
                break;
            case "waiting":
                socket.RegisterBTransportAsync((payload, delay) => ServeWaiting(part, store, payload, delay));
                break;
            case "channel":
                part.Does("serve", () => ServeChannel(part, socket, store));
                break;
            default:
                _ = new PhasedTarget(part, socket, store, way);
                break;
        }
        return socket;
    }

    private static void Serve(MemoryStore store, Payload payload, ref SimTime delay)
    {
        MemoryAccess.Perform(store, payload, "target");
        delay += Latency;
    }

    private static async SimTask<SimTime> ServeWaiting(Part part, MemoryStore store, Payload payload, SimTime delay)
    {
        await part.Wait(delay + Latency);
        MemoryAccess.Perform(store, payload, "target");
        return SimTime.Zero;
    }

    private static async SimTask ServeChannel(Part part, TargetSocket socket, MemoryStore store)
    {
        while (true)
        {
            Payload payload = await socket.ReceiveAsync();
            await part.Wait(Latency);
            MemoryAccess.Perform(store, payload, "target");
            await socket.RespondAsync(payload);
        }
    }
}
