namespace Tlm.Transactions;

// Requests one by one, each with events: for any kind of target.
internal sealed class EventCore : IBusCore
{
    private readonly Bus _bus;
    private readonly TargetPort[] _ports;
    private long _sequence;

    public EventCore(Bus bus, InterconnectTiming timing)
    {
        _bus = bus;
        _ports = [.. bus.Targets.Select(target => new TargetPort(bus, target, timing))];
    }

    public void Add(BusCall call) => _ports[call.Target].Add(call, _sequence++);

    private sealed class TargetPort
    {
        private readonly Bus _bus;
        private readonly InitiatorSocket _socket;
        private readonly InterconnectTiming _timing;
        private readonly List<WaitingStep> _waiting = [];
        private readonly Dictionary<long, BusCall> _calls = [];
        private readonly SimEvent _wake;
        private readonly Stack<Forwarder> _idle = new();
        private long _free;
        private int _lastPort = -1;
        private int _forwarders;

        public TargetPort(Bus bus, InitiatorSocket socket, InterconnectTiming timing)
        {
            (_bus, _socket, _timing) = (bus, socket, timing);
            _wake = bus.NewEvent($"{socket.Name}.arbitrate");
            bus.Start($"{socket.Name}.arbiter", ArbitrateAsync);
        }

        public void Add(BusCall call, long sequence)
        {
            var step = new WaitingStep((_bus.Now + _timing.Forward).Femtoseconds, call.Port, call.Payload.Order, sequence, null!);
            int at = _waiting.Count;
            while (at > 0 && _waiting[at - 1].CompareTo(step) > 0)
                at--;
            _waiting.Insert(at, step);
            _calls.Add(sequence, call);
            _wake.NotifyDelta();
        }

        private async SimTask ArbitrateAsync()
        {
            while (true)
            {
                await _wake;
                while (_waiting.Count > 0)
                {
                    long now = _bus.Now.Femtoseconds;
                    long grant = Math.Max(_free, _waiting[0].Eligible);
                    if (grant > now)
                        await _bus.Wait(SimTime.FromFemtoseconds(grant - now));
                    Grant(grant);
                }
            }
        }

        private void Grant(long time)
        {
            int index = Arbiter.Choose(_timing.Policy, _waiting, time, _lastPort);
            WaitingStep step = _waiting[index];
            _waiting.RemoveAt(index);
            (_lastPort, _free) = (step.Port, checked(time + _timing.Interval.Femtoseconds));
            _calls.Remove(step.Step, out BusCall? call);
            if (!_idle.TryPop(out Forwarder? forwarder))
                forwarder = new Forwarder(this, _forwarders++);
            forwarder.Start(call!);
        }

        // Takes one request to the target and its response back; as many as there are requests under way.
        private sealed class Forwarder
        {
            private readonly TargetPort _port;
            private readonly SimEvent _go;
            private BusCall _call = null!;

            public Forwarder(TargetPort port, int number)
            {
                _port = port;
                _go = port._bus.NewEvent($"{port._socket.Name}.forward{number}");
                port._bus.Start($"{port._socket.Name}.forwarder{number}", RunAsync);
            }

            public void Start(BusCall call)
            {
                _call = call;
                _go.NotifyDelta();
            }

            private async SimTask RunAsync()
            {
                while (true)
                {
                    await _go;
                    _call.Payload.Address = _port._bus.Map.ToTarget(_call.Target, _call.Address);
                    SimTime delay = await _port._socket.BTransportAsync(_call.Payload, SimTime.Zero);
                    delay += _port._timing.Return;
                    if (delay != SimTime.Zero)
                        await _port._bus.Wait(delay);
                    _call.End();
                    _port._idle.Push(this);
                }
            }
        }
    }
}
