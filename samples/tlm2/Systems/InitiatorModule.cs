namespace Tlm.Samples.Tlm2;

/// <summary>A traffic generator and an initiator with the queues between them; their socket is bound through that of this module.</summary>
public sealed class InitiatorModule : Component
{
    /// <summary>Makes the initiator of a module.</summary>
    public delegate InitiatorSocket MakeInitiator(ComponentContext context, Fifo<Payload> requests, Fifo<Payload> responses);

    /// <summary>A module.</summary>
    public InitiatorModule(ComponentContext context, ulong first, ulong second, int limit, MakeInitiator make, string? sender = null)
        : base(context)
    {
        var requests = new Fifo<Payload>(this, "requests");
        var responses = new Fifo<Payload>(this, "responses");
        Socket = new InitiatorSocket(this, "socket");
        InitiatorSocket inner = make(Context.Child("initiator"), requests, responses);
        _ = new TrafficGenerator(Context.Child("traffic"), first, second, limit, requests, responses, sender);
        Connect(inner, Socket);
    }

    /// <summary>The way to the bus.</summary>
    public InitiatorSocket Socket { get; }
}
