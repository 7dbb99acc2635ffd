namespace Tlm;

/// <summary>An event, or one that is found once a port is bound: sensitivity may name it before.</summary>
public readonly struct EventFinder
{
    private readonly SimEvent? _event;
    private readonly InterfaceEnd? _port;
    private readonly Func<object, SimEvent>? _find;

    internal EventFinder(InterfaceEnd port, Func<object, SimEvent> find) => (_port, _find) = (port, find);

    private EventFinder(SimEvent e) => _event = e;

    /// <summary>The event itself.</summary>
    /// <exception cref="InvalidOperationException">The port is not bound yet, or bound to several channels.</exception>
    public SimEvent Event => _event ?? (_port?.Resolve() is [var channel]
        ? _find!(channel)
        : throw new InvalidOperationException($"{_port?.Describe() ?? "no port"} is not bound to one channel yet: an event of it can be waited for from the end of elaboration on"));

    /// <summary>An event that needs no finding.</summary>
    public static implicit operator EventFinder(SimEvent e) => FromSimEvent(e);

    /// <summary>An event that needs no finding.</summary>
    public static EventFinder FromSimEvent(SimEvent e) => new(e);

    /// <summary>Waits for the event: <c>await port.PositiveEdge</c>.</summary>
    public EventAwaitable GetAwaiter() => Event.GetAwaiter();

    /// <summary>Waits for the event, but no longer than <paramref name="timeout"/>.</summary>
    public EventsAwaitable WaitAsync(SimTime timeout) => Event.WaitAsync(timeout);

    internal void AddStatic(Process process)
    {
        if (_event is not null)
        {
            _event.AddStatic(process);
            return;
        }
        (InterfaceEnd port, Func<object, SimEvent> find) = (_port!, _find!);
        port.WhenBound(() =>
        {
            foreach (object channel in port.Resolve())
                find(channel).AddStatic(process);
        });
    }
}
