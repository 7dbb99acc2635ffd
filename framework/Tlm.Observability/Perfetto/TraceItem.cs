using Tlm.Observability.Recording;

namespace Tlm.Observability.Perfetto;

/// <summary>An event on its way from the simulation to the writer: a transaction of a socket, or an activity of a component.</summary>
internal struct TraceItem
{
    /// <summary>The socket; null for an activity.</summary>
    public InitiatorSocket? Socket;

    /// <summary>The component; null for a transaction.</summary>
    public Component? Component;

    public TransactionRecord Transaction;

    public Activity Activity;
}
