using Tlm.Models.Llm;
using Tlm.Models.Npu.Timing;

namespace Tlm.Models.Npu.Collectives;

/// <summary>The sockets to and from the other devices of a group: messages are writes to the inbox of a rank.</summary>
internal sealed class PeerLinks
{
    private readonly Component _owner;
    private readonly GroupOptions _options;
    private readonly TensorParallelOptions? _parallel;
    private readonly VectorTiming _vector;
    private readonly PayloadPool _payloads;
    private readonly List<PeerExchange> _lanes = [];
    private readonly Counter? _exchanges;
    private readonly Counter? _sent;
    private readonly Counter? _received;
    private IExchangeAlgorithm _algorithm;

    public PeerLinks(Component owner, NpuOptions options)
    {
        (_owner, _options, _parallel) = (owner, options.Group, options.Workload.TensorParallel);
        _vector = new VectorTiming(options.Vector, options.Cores);
        _payloads = new PayloadPool(owner.FullName + ".peers");
        _algorithm = _options.Exchange == ExchangeKind.Tree ? new TreeExchange() : new RingExchange();
        Peers = new InitiatorSocket(owner, "peers") { IsOptional = true };
        Inbox = new TargetSocket(owner, "inbox") { IsOptional = true }.Understands<ExchangeExtension>();
        if (_parallel is null)
            return;
        _exchanges = owner.Statistics.Counter("exchanges", Unit.Count, "sums and joins with the other devices of the group");
        _sent = owner.Statistics.Counter("bytes_to_peers", Unit.Bytes, "bytes of sums and scores sent to other devices of the group");
        _received = owner.Statistics.Counter("bytes_from_peers", Unit.Bytes, "bytes of sums and scores received from other devices of the group");
    }

    /// <summary>To the other devices.</summary>
    public InitiatorSocket Peers { get; }

    /// <summary>From the other devices.</summary>
    public TargetSocket Inbox { get; }

    /// <summary>Devices of the group; 1 without.</summary>
    public int Ranks => _parallel?.Ranks ?? 1;

    /// <summary>This device among them.</summary>
    public int Rank => _parallel?.Rank ?? 0;

    /// <summary>Links that nothing will use: no workload says which share of the model this device computes.</summary>
    public bool IsIdle => Ranks == 1 && (Peers.IsBound || Inbox.IsBound);

    /// <summary>Exchanges of one more lane of work.</summary>
    public PeerExchange AddLane()
    {
        PeerExchange lane = new(this, _lanes.Count);
        _lanes.Add(lane);
        return lane;
    }

    /// <summary>Checks that the group is connected and finds the policy.</summary>
    /// <exception cref="ElaborationException">A device of a group without links, or no such policy.</exception>
    public void Check()
    {
        bool connected = Peers.IsBound && Inbox.IsBound;
        if (Ranks > 1 && !connected)
            throw new ElaborationException($"{_owner.FullName} is rank {Rank} of {Ranks} (workload.tensor_parallel), but its '{(Peers.IsBound ? Inbox.Name : Peers.Name)}' is not connected");
        if (_options.Policy is { } name)
            _algorithm = _owner.Context.Simulation.Find(name) as IExchangeAlgorithm ?? throw new ElaborationException($"{_owner.FullName}.group.policy: '{name}' is no component that says how sums are exchanged");
    }

    public SimEvent NewEvent(string name) => new(_owner, name);

    /// <summary>This rank's steps of an exchange.</summary>
    public IEnumerable<ExchangeStep> StepsOf(Operator op)
    {
        _exchanges!.Increment();
        long elements = checked(op.M * op.N);
        return op.Kind == OperatorKind.AllReduce ? _algorithm.Sum(Rank, Ranks, elements) : _algorithm.Join(Rank, Ranks, elements);
    }

    /// <summary>Sends elements to a rank.</summary>
    public SendAwaitable<Payload> SendAsync(int to, long elements, int lane, SimTime began)
    {
        long bytes = BytesOf(elements);
        _sent!.Add(bytes);
        Payload payload = _payloads.Rent().SetWrite(checked((ulong)(_options.Base + (to * _options.Stride.Bytes))), bytes);
        payload.SetAutoExtension(new ExchangeExtension { From = Rank, To = to, Lane = lane, Began = began });
        return Peers.SendAsync(payload);
    }

    /// <summary>Takes account of a message; one of another length means that the ranks do not follow one algorithm.</summary>
    public void Received(in ExchangeStep step, long bytes)
    {
        if (bytes != BytesOf(step.Received))
            throw new SimulationException($"rank {step.From} sent {bytes} bytes where rank {Rank} expects {BytesOf(step.Received)}: all devices of a group need the same workload and exchange");
        _received!.Add(bytes);
    }

    /// <summary>Cycles to add so many elements.</summary>
    public long AddCycles(long elements) => _vector.Cycles(elements);

    /// <summary>Takes messages for ever.</summary>
    public async SimTask TakeMessagesAsync()
    {
        while (Inbox.IsBound)
        {
            Payload payload = await Inbox.ReceiveAsync();
            ExchangeExtension? message = payload.GetExtension<ExchangeExtension>();
            if (Problem(message) is { } problem)
                payload.Fail(ResponseStatus.CommandError, problem);
            else
                _lanes[message!.Lane].Arrived(message, payload.Length);
            await Inbox.RespondAsync(payload);
        }
    }

    private string? Problem(ExchangeExtension? message)
    {
        if (message is null)
            return "an inbox takes messages of the group only";
        if (message.To != Rank)
            return $"a message from rank {message.From} for rank {message.To} came to rank {Rank}: ring links go from each rank to the next; other exchanges need a switch";
        return message.Lane >= _lanes.Count ? $"rank {message.From} works in more lanes than rank {Rank}" : null;
    }

    private long BytesOf(long elements) => checked((elements * _parallel!.ExchangeBits) + 7) / 8;
}
