using Tlm.Kernel;

namespace Tlm.Bench.Kernel.Cases;

/// <summary>Reads of four bytes by blocking transport; what follows each is said by the case.</summary>
internal sealed class BlockingInitiator : Component
{
    private readonly InitiatorSocket _socket;
    private readonly Payload _payload = new();
    private readonly QuantumKeeper _keeper;
    private readonly long _count;

    public BlockingInitiator(ComponentContext context, long count, string way)
        : base(context)
    {
        _socket = new InitiatorSocket(this, "socket");
        _count = count;
        _keeper = new QuantumKeeper(this);
        Thread("run", way switch
        {
            "quantum" => KeepQuantum,
            "wait" => WaitEach,
            _ => WaitNever,
        });
    }

    public InitiatorSocket Socket => _socket;

    public WorkCounter Work { get; } = new();

    private SimTask WaitNever()
    {
        for (long i = 0; i < _count; i++)
        {
            SimTime delay = SimTime.Zero;
            Transport(i, ref delay);
        }
        return SimTask.CompletedTask;
    }

    private async SimTask KeepQuantum()
    {
        for (long i = 0; i < _count; i++)
        {
            SimTime delay = _keeper.LocalTime;
            Transport(i, ref delay);
            _keeper.Set(delay);
            if (_keeper.NeedSync)
                await _keeper.SyncAsync();
        }
    }

    private async SimTask WaitEach()
    {
        for (long i = 0; i < _count; i++)
        {
            SimTime delay = SimTime.Zero;
            Transport(i, ref delay);
            await Delay(delay);
        }
    }

    private void Transport(long i, ref SimTime delay)
    {
        _payload.Address = (ulong)(i & 0xfff);
        _payload.ResponseStatus = ResponseStatus.Incomplete;
        _socket.BTransport(_payload, ref delay);
        Work.Resumptions++;
    }
}

/// <summary>Passes calls to one of two targets, chosen by the upper bits of the address.</summary>
internal sealed class BlockingRouter : Component
{
    public BlockingRouter(ComponentContext context)
        : base(context)
    {
        In = new TargetSocket(this, "in");
        Out = [new InitiatorSocket(this, "out0"), new InitiatorSocket(this, "out1")];
        In.RegisterBTransport(BTransport);
    }

    public TargetSocket In { get; }

    public InitiatorSocket[] Out { get; }

    private void BTransport(Payload payload, ref SimTime delay)
    {
        ulong address = payload.Address;
        payload.Address = address & 0xfff_ffff;
        Out[(int)(address >> 28)].BTransport(payload, ref delay);
    }
}

/// <summary>Answers after 10 ns.</summary>
internal sealed class BlockingTarget : Component
{
    private static readonly SimTime Latency = SimTime.FromNanoseconds(10);

    public BlockingTarget(ComponentContext context)
        : base(context)
    {
        Socket = new TargetSocket(this, "socket");
        Socket.RegisterBTransport(BTransport);
    }

    public TargetSocket Socket { get; }

    private static void Serve(Payload payload, ref SimTime delay)
    {
        delay += Latency;
        payload.ResponseStatus = ResponseStatus.Ok;
    }

    private void BTransport(Payload payload, ref SimTime delay) => Serve(payload, ref delay);
}

/// <summary>Puts the blocking cases together.</summary>
internal static class BlockingTransport
{
    public static WorkCounter Build(SimulationBuilder builder, long count, string way)
    {
        builder.Context.Quantum.Value = SimTime.FromMicroseconds(1);
        BlockingInitiator initiator = builder.Add("initiator", c => new BlockingInitiator(c, count, way));
        BlockingTarget target = builder.Add("target", static c => new BlockingTarget(c));
        if (way != "router")
        {
            builder.Connect(initiator.Socket, target.Socket);
            return initiator.Work;
        }
        BlockingRouter router = builder.Add("router", static c => new BlockingRouter(c));
        builder.Connect(initiator.Socket, router.In);
        builder.Connect(router.Out[0], target.Socket);
        builder.Connect(router.Out[1], builder.Add("target1", static c => new BlockingTarget(c)).Socket);
        return initiator.Work;
    }
}
