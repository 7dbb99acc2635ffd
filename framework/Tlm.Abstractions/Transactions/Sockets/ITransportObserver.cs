namespace Tlm;

/// <summary>Sees what passes a socket: protocol checkers, transaction recorders. It must not change the payload.</summary>
public interface ITransportObserver
{
    /// <summary>A blocking call begins.</summary>
    void BlockingBegins(InitiatorSocket socket, Payload payload, SimTime delay);

    /// <summary>A blocking call has returned; <paramref name="delay"/> is what it returned.</summary>
    void BlockingEnds(InitiatorSocket socket, Payload payload, SimTime delay);

    /// <summary>A non-blocking call begins.</summary>
    void NonBlockingBegins(InitiatorSocket socket, bool forward, Payload payload, Phase phase, SimTime delay);

    /// <summary>A non-blocking call has returned; <paramref name="phase"/> and <paramref name="delay"/> are as the callee left them.</summary>
    void NonBlockingEnds(InitiatorSocket socket, bool forward, Payload payload, SyncStatus status, Phase phase, SimTime delay);

    /// <summary>A request leaves in channel mode.</summary>
    void RequestSent(InitiatorSocket socket, Payload payload);
}
