namespace Tlm.Transactions.Tests.Support;

/// <summary>One small initiator in each way of transport: writes, then reads back, one transaction at a time.</summary>
internal static class Initiators
{
    public static readonly string[] Ways = ["waiting", "four-phase", "channel"];

    public static InitiatorSocket Make(Bench bench, string way, int transactions, List<(SimTime Time, uint Data)> seen)
    {
        Part part = bench.Add("initiator");
        var socket = new InitiatorSocket(part, "mem");
        var pool = new PayloadPool();
        Func<Payload, SimTask> transport = way switch
        {
            "waiting" => payload => CallWaiting(part, socket, payload),
            "channel" => socket.TransportAsync,
            _ => new PhasedInitiator(part, socket).TransportAsync,
        };
        part.Does("run", () => Run(part, pool, transport, transactions, seen));
        return socket;
    }

    private static async SimTask CallWaiting(Part part, InitiatorSocket socket, Payload payload)
    {
        SimTime delay = await socket.BTransportAsync(payload, SimTime.Zero);
        if (delay != SimTime.Zero)
            await part.Wait(delay);
    }

    private static async SimTask Run(Part part, PayloadPool pool, Func<Payload, SimTask> transport, int transactions, List<(SimTime Time, uint Data)> seen)
    {
        for (int i = 0; i < 2 * transactions; i++)
        {
            Payload payload = pool.Rent();
            bool write = i < transactions;
            byte[] data = write ? BitConverter.GetBytes(0x1000 + i) : new byte[4];
            payload.Data = data;
            _ = write ? payload.SetWrite((ulong)(4 * i), 4) : payload.SetRead((ulong)(4 * (i - transactions)), 4);
            await transport(payload);
            payload.EnsureOk();
            seen.Add((part.Now, BitConverter.ToUInt32(data)));
            payload.Release();
        }
    }
}
