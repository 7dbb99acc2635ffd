using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.Sockets;

public sealed class ProtocolRules
{
    private static readonly PayloadPool Pool = new("tests");

    [Theory]
    [InlineData(TransportRule.RequestExclusion)]
    [InlineData(TransportRule.PhaseOrder)]
    [InlineData(TransportRule.PhaseDirection)]
    [InlineData(TransportRule.ResponseWithoutRequest)]
    [InlineData(TransportRule.StatusIncomplete)]
    [InlineData(TransportRule.StatusSet)]
    [InlineData(TransportRule.AcceptedUnchanged)]
    [InlineData(TransportRule.UpdatedPhase)]
    [InlineData(TransportRule.ResponseExclusion)]
    [InlineData(TransportRule.AttributesConstant)]
    [InlineData(TransportRule.TimeOrder)]
    [InlineData(TransportRule.NotManaged)]
    [InlineData(TransportRule.ByteEnableLength)]
    public void The_checker_names_the_rule_that_is_broken(string rule)
    {
        var error = Assert.ThrowsAny<SimulationException>(() => Break(rule));
        TransportException breach = Assert.IsType<TransportException>(error is TransportException ? error : error.InnerException);
        Assert.Equal(rule, breach.Rule);
        Assert.Contains("initiator.mem", breach.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AdaptationRules.Pairs), MemberType = typeof(AdaptationRules))]
    public void Every_adapter_keeps_the_base_protocol(string initiator, string target)
    {
        var bench = new Bench();
        List<(SimTime, uint)> seen = [];
        InitiatorSocket socket = Initiators.Make(bench, initiator, 4, seen);
        var checker = new ProtocolChecker(collects: true);
        socket.Observe(checker);
        bench.Connect(socket, Targets.Make(bench, target, new MemoryStore(64)));
        bench.Run();
        Assert.Empty(checker.Breaches);
        Assert.Equal((8, 0), (checker.Transactions, checker.UnderWay));
    }

    private static void Break(string rule)
    {
        var bench = new Bench();
        Part initiator = bench.Add("initiator");
        Part target = bench.Add("target");
        var from = new InitiatorSocket(initiator, "mem");
        var to = new TargetSocket(target, "port");
        from.RegisterNbTransportBackward(static (Payload _, ref Phase _, ref SimTime _) => SyncStatus.Accepted);
        to.RegisterNbTransportForward((Payload payload, ref Phase phase, ref SimTime delay) => Answer(rule, payload, ref phase, ref delay));
        from.Observe(new ProtocolChecker());
        bench.Connect(from, to);
        initiator.Does("run", () => Offend(rule, initiator, from, to));
        bench.Run();
    }

    private static SyncStatus Answer(string rule, Payload payload, ref Phase phase, ref SimTime delay)
    {
        if (rule == TransportRule.AcceptedUnchanged)
            delay += Bench.Ns(1);
        if (rule == TransportRule.UpdatedPhase)
            return SyncStatus.Updated;
        if (rule == TransportRule.StatusSet)
            return SyncStatus.Completed;
        if (rule == TransportRule.TimeOrder)
        {
            (phase, delay) = (Phase.EndRequest, SimTime.Zero);
            return SyncStatus.Updated;
        }
        return SyncStatus.Accepted;
    }

    private static async SimTask Offend(string rule, Part part, InitiatorSocket from, TargetSocket to)
    {
        Payload first = Pool.Rent().SetRead(0, 4);
        Payload second = Pool.Rent().SetRead(4, 4);
        if (rule == TransportRule.StatusIncomplete)
            first.ResponseStatus = ResponseStatus.Ok;
        if (rule == TransportRule.ByteEnableLength)
            first.ByteEnable = new byte[3];
        if (rule == TransportRule.ResponseWithoutRequest)
            Backward(to, first, Phase.BeginResponse);
        Forward(from, rule == TransportRule.NotManaged ? new Payload().SetRead(0, 4) : first, Phase.BeginRequest, rule == TransportRule.TimeOrder ? Bench.Ns(5) : SimTime.Zero);
        await part.Wait(Bench.Ns(1));
        Continue(rule, from, to, first, second);
    }

    private static void Continue(string rule, InitiatorSocket from, TargetSocket to, Payload first, Payload second)
    {
        switch (rule)
        {
            case TransportRule.RequestExclusion:
                Forward(from, second, Phase.BeginRequest);
                break;
            case TransportRule.PhaseOrder:
                Forward(from, first, Phase.EndResponse);
                break;
            case TransportRule.PhaseDirection:
                Forward(from, first, Phase.EndRequest);
                break;
            case TransportRule.AttributesConstant:
                first.Length = 8;
                Backward(to, first, Phase.EndRequest);
                break;
            case TransportRule.ResponseExclusion:
                Backward(to, first, Phase.EndRequest);
                Forward(from, second, Phase.BeginRequest);
                first.ResponseStatus = second.ResponseStatus = ResponseStatus.Ok;
                Backward(to, first, Phase.BeginResponse);
                Backward(to, second, Phase.BeginResponse);
                break;
            default:
                break;
        }
    }

    private static void Forward(InitiatorSocket socket, Payload payload, Phase phase, SimTime delay = default) =>
        socket.NbTransportForward(payload, ref phase, ref delay);

    private static void Backward(TargetSocket socket, Payload payload, Phase phase)
    {
        SimTime delay = SimTime.Zero;
        socket.NbTransportBackward(payload, ref phase, ref delay);
    }
}
