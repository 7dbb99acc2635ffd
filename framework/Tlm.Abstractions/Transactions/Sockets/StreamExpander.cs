namespace Tlm;

// Issues the steps of streams one by one, for targets and links that know no streams. One process issues for all streams of the socket, in
// the order in which they came, so that the order of simultaneous steps is defined; what else is sent meanwhile keeps its place among them.
internal sealed class StreamExpander
{
    private readonly InitiatorSocket _socket;
    private readonly PayloadPool _steps;
    private readonly List<ActiveStream> _active = [];
    private readonly Stack<ActiveStream> _idle = new();
    private readonly SimEvent _wake;
    private readonly IStepPort _port;
    private NonBlockingOverLink? _nonBlocking;
    private long _taken;

    public StreamExpander(InitiatorSocket socket)
    {
        _socket = socket;
        _steps = new PayloadPool($"{socket.FullName}.steps");
        _wake = new SimEvent(socket.Owner, $"{socket.Name}.issue");
        Scheduler scheduler = socket.Owner.Scheduler;
        Incoming = new TimedChannel<Payload>($"{socket.FullName}.streams", scheduler, scheduler, LinkTiming.Immediate);
        _port = socket.Forward is LinkForward ? new LinkStepPort(socket) : new CallStepPort(socket);
        socket.Owner.Server($"{socket.Name}.streams", TakeAllAsync);
        socket.Owner.Server($"{socket.Name}.steps", IssueAllAsync);
    }

    /// <summary>Streams sent in channel mode, and what was sent behind them.</summary>
    public TimedChannel<Payload> Incoming { get; }

    /// <summary>Streams are under way.</summary>
    public bool IsBusy => _active.Count > 0 || Incoming.Sent > _taken;

    /// <summary>Streams sent by non-blocking calls.</summary>
    public NonBlockingOverLink NonBlocking => _nonBlocking ??= new NonBlockingOverLink(_socket, StartAsync);

    public async SimTask<SimTime> CallAsync(Payload stream, SimTime delay)
    {
        if (delay != SimTime.Zero)
            await _socket.Owner.DelayFor(delay);
        var call = new BlockingCall(_socket);
        Start(stream, call);
        while (!call.IsDone)
            await call.Done;
        return SimTime.Zero;
    }

    private SimTask StartAsync(Payload stream, IResponseSink sink)
    {
        Start(stream, sink);
        return SimTask.CompletedTask;
    }

    private void Start(Payload stream, IResponseSink sink)
    {
        if (!_idle.TryPop(out ActiveStream? active))
            active = new ActiveStream(this);
        active.Start(stream, sink, _socket.IsExpanded(stream), _socket.Owner.Scheduler.CurrentTime);
        _active.Add(active);
        _wake.NotifyDelta();
    }

    private async SimTask TakeAllAsync()
    {
        var toActor = new UnclaimedSink(_socket.Pump);
        while (true)
        {
            Payload payload = await new ReceiveAwaitable<Payload>(Incoming.Receiving);
            _taken++;
            Start(payload, toActor);
        }
    }

    private async SimTask IssueAllAsync()
    {
        while (true)
        {
            long now = _socket.Owner.Scheduler.CurrentTime;
            long next = long.MaxValue;
            for (int i = 0; i < _active.Count; i++)
            {
                ActiveStream active = _active[i];
                while (active.Issue.Next() <= now)
                {
                    await _port.SendAsync(active.Next(_steps, now), active);
                    now = _socket.Owner.Scheduler.CurrentTime;
                }
                next = Math.Min(next, active.Issue.Next());
            }
            if (next <= now)
                continue;
            if (next != long.MaxValue)
                _wake.Notify(SimTime.FromFemtoseconds(next - now));
            await _wake;
        }
    }

    private void Responded(ActiveStream active)
    {
        if (active.Issue.Responded < active.Issue.Steps)
        {
            _wake.NotifyDelta();
            return;
        }
        _active.Remove(active);
        _idle.Push(active);
        active.Finish(_socket);
        active.Sink.Respond(active.Stream);
    }

    private sealed class ActiveStream(StreamExpander expander) : IResponseSink
    {
        private static readonly StreamShape Whole = new(1, 0, 1);

        public StreamIssue Issue { get; } = new();

        public Payload Stream { get; private set; } = null!;

        public IResponseSink Sink { get; private set; } = null!;

        public SimTime Issued { get; private set; }

        // false for a payload that goes as it is
        private bool _hasSteps;

        public void Start(Payload stream, IResponseSink sink, bool hasSteps, long now)
        {
            (Stream, Sink, _hasSteps, Issued) = (stream, sink, hasSteps, SimTime.FromFemtoseconds(now));
            if (hasSteps)
                stream.ResponseStatus = ResponseStatus.Incomplete;
            Issue.Start(hasSteps ? stream.StreamShape : Whole, now);
        }

        public Payload Next(PayloadPool steps, long now)
        {
            long number = Issue.Issue(now);
            if (!_hasSteps)
                return Stream;
            Payload step = steps.Rent();
            StreamSteps.Fill(step, Stream, number);
            step.IsStep = true;
            return step;
        }

        public void Finish(InitiatorSocket socket)
        {
            if (!_hasSteps)
                return;
            StreamSteps.Finish(Stream);
            socket.StreamEnded(Stream, Issued);
        }

        public void Respond(Payload step)
        {
            if (_hasSteps)
            {
                StreamSteps.Collect(Stream, step);
                step.Release();
            }
            Issue.Respond(expander._socket.Owner.Scheduler.CurrentTime);
            expander.Responded(this);
        }
    }

    private sealed class BlockingCall(InitiatorSocket socket) : IResponseSink
    {
        public SimEvent Done { get; } = new(socket.Owner, $"{socket.Name}.done");

        public bool IsDone { get; private set; }

        public void Respond(Payload payload)
        {
            IsDone = true;
            Done.Notify();
        }
    }

    private sealed class UnclaimedSink(ResponsePump pump) : IResponseSink
    {
        public void Respond(Payload payload) => pump.Unclaimed.Sending.TrySend(payload);
    }
}
