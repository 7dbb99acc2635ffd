namespace Tlm.Transactions;

/// <summary>
/// An interconnect with an address map. Loosely timed calls (<c>BTransport</c>) pass through and gain its latencies; calls that wait, non-blocking
/// calls and channel requests are arbitrated for each target. Streams run whole where every target is an <see cref="IStepServer"/>.
/// </summary>
[Component("bus", Description = "Interconnect with an address map and arbitration for each target")]
public sealed class Bus : Component, IAddressRouter
{
    private readonly BusOptions _options;
    private readonly Stack<BusCall> _idle = new();
    private readonly Counter _requests;
    private readonly Counter _bytes;
    private readonly Histogram _latency;
    private readonly EventEnergy _transfer;
    private readonly Energy _byte;
    private IBusCore? _core;

    /// <summary>A bus.</summary>
    /// <exception cref="ElaborationException">The address map is misaligned or overlaps.</exception>
    public Bus(ComponentContext context, BusOptions options)
        : base(context)
    {
        _options = options;
        Map = new BusMap(options.Map, options.Alignment.Bytes);
        In = new MultiTargetSocket(this, "in");
        In.Register((leg, index) => new BusInput(this, index).Serve(leg));
        Targets = [.. options.Map.Select(AddTarget)];
        _requests = Statistics.Counter("requests", Unit.Count, "requests that passed, a stream counting as one");
        _bytes = Statistics.Counter("bytes", Unit.Bytes, "bytes of all requests");
        _transfer = Energy.Cause("transfer", "bits that passed");
        _byte = options.Energy.For(8);
        _latency = Statistics.Histogram("latency", Unit.Femtoseconds, "time from the arrival of a request that is arbitrated to the departure of its response");
    }

    /// <summary>Where initiators are bound.</summary>
    public MultiTargetSocket In { get; }

    /// <summary>The address map.</summary>
    public BusMap Map { get; }

    /// <summary>The sockets to the targets, in the order of the map.</summary>
    public IReadOnlyList<InitiatorSocket> Targets { get; }

    /// <summary>Steps of streams that were worked through one by one so far; others were skipped in whole periods. For measurements of the simulator.</summary>
    public long StepsWorked => _core is EngineCore engine ? engine.Engine.StepsWorked : 0;

    /// <inheritdoc/>
    public AddressRoute? RouteOf(ulong address) =>
        Map.Decode(address) is >= 0 and int range ? new AddressRoute(Map.Ranges[range].First, Map.Ranges[range].Last, Targets[range], (ulong)Map.Ranges[range].Origin) : null;

    internal SimTime PassLatency => _options.ForwardLatency + _options.ReturnLatency;

    /// <inheritdoc/>
    protected internal override void EndOfElaboration()
    {
        IStepServer?[] servers = [.. Targets.Select(static target => target.StepServer)];
        if (!_options.WholeStreams || servers.Any(static server => server is null))
        {
            _core = new EventCore(this, _options.Timing);
            return;
        }
        _core = new EngineCore(this, _options.Timing, servers!);
        for (int i = 0; i < In.Count; i++)
            In[i].KnowsStreams = true;
    }

    internal void Count(Payload payload)
    {
        _requests.Increment();
        _bytes.Add(payload.Length);
        _transfer.Charge(_byte, payload.Length);
    }

    /// <summary>Passes a request with arbitration; returns when its response leaves.</summary>
    internal async SimTask PassAsync(Payload payload, int port)
    {
        if (!_idle.TryPop(out BusCall? call))
            call = new BusCall(NewEvent("ended"));
        SimTime arrival = Now;
        call.Start(payload, port);
        payload.ResponseStatus = ResponseStatus.Incomplete;
        Count(payload);
        if (!Map.TryRoute(payload, FullName, out int target))
        {
            await Delay(PassLatency);
        }
        else
        {
            call.Target = target;
            _core!.Add(call);
            while (!call.IsEnded)
                await call.Ended;
        }
        _latency.Record((Now - arrival).Femtoseconds);
        _idle.Push(call);
    }

    internal SimEvent NewEvent(string name) => new(this, name);

    internal void Start(string name, Func<SimTask> body) => Server(name, body);

    internal DelayAwaitable Wait(SimTime time) => Delay(time);

    private InitiatorSocket AddTarget(BusRange range, int index)
    {
        var socket = new InitiatorSocket(this, range.Name);
        socket.RegisterInvalidateDirectMemoryPointer((start, end) => Invalidate(index, start, end));
        return socket;
    }

    private void Invalidate(int target, ulong start, ulong end)
    {
        BusRange range = Map.Ranges[target];
        ulong first = Math.Max(start, (ulong)range.Origin);
        ulong last = Math.Min(end, (ulong)range.Origin + (range.Last - range.First));
        if (first > last)
            return;
        for (int i = 0; i < In.Count; i++)
            In[i].InvalidateDirectMemoryPointer(Map.ToSystem(target, first), Map.ToSystem(target, last));
    }
}
