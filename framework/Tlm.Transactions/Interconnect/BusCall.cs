namespace Tlm.Transactions;

// A request under way in the bus, and who waits for its end.
internal sealed class BusCall(SimEvent ended)
{
    public Payload Payload { get; set; } = null!;

    public int Port { get; set; }

    public int Target { get; set; }

    public ulong Address { get; set; }

    public bool IsEnded { get; private set; }

    public SimEvent Ended => ended;

    public void Start(Payload payload, int port)
    {
        (Payload, Port, IsEnded) = (payload, port, false);
        Address = payload.Address;
    }

    public void End()
    {
        Payload.Address = Address;
        IsEnded = true;
        ended.Notify();
    }
}
