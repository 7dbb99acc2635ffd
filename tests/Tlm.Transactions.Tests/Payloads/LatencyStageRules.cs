using Tlm.Kernel;

namespace Tlm.Transactions.Tests.Payloads;

/// <summary>What a target marks is held against the time that it took, wherever transactions are recorded.</summary>
public class LatencyStageRules
{
    private static SimTime Ns(long count) => SimTime.FromNanoseconds(count);

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    public void A_target_that_marks_all_of_its_time_or_none_is_right(long marked) => Run(marked, calls: false);

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public void A_target_that_marks_less_or_more_than_it_took_is_named(long marked)
    {
        var error = Assert.Throws<SimulationException>(() => Run(marked, calls: false));
        Assert.Contains("target.in took 7 ns", error.Message);
        Assert.Contains($"sum to {Ns(marked)}", error.Message);
        Assert.Equal("target.serve", error.Process);
    }

    [Fact]
    public void A_called_target_that_marks_more_than_it_took_is_named()
    {
        var error = Assert.Throws<SimulationException>(() => Run(8, calls: true));
        Assert.Contains("target.in took 7 ns", error.Message);
    }

    [Fact]
    public void Time_on_the_links_is_not_the_targets()
    {
        Run(7, calls: false, new LinkTiming { Latency = Ns(20) });
        Assert.Throws<SimulationException>(() => Run(27, calls: false, new LinkTiming { Latency = Ns(20) }));
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(6, false)]
    public void A_component_that_passes_a_payload_on_may_leave_its_own_part_out_but_its_target_may_not(long marked, bool isRight)
    {
        var builder = new SimulationBuilder();
        var initiator = builder.Add("initiator", static c => new Initiator(c, calls: false));
        var relay = builder.Add("relay", static c => new Relay(c));
        var target = builder.Add("target", c => new Target(c, Ns(marked), calls: false));
        builder.Connect(initiator.Socket, relay.In);
        builder.Connect(relay.Out, target.Socket, new LinkTiming { Latency = Ns(3) });
        Simulation simulation = builder.Elaborate();
        initiator.Socket.Record(new Nowhere());
        relay.Out.Record(new Nowhere());
        if (isRight)
            simulation.Run();
        else
            Assert.Contains("target.in took 7 ns", Assert.Throws<SimulationException>(() => simulation.Run()).Message);
    }

    private static void Run(long marked, bool calls, LinkTiming? link = null)
    {
        var builder = new SimulationBuilder();
        var initiator = builder.Add("initiator", c => new Initiator(c, calls));
        var target = builder.Add("target", c => new Target(c, Ns(marked), calls));
        builder.Connect(initiator.Socket, target.Socket, link);
        Simulation simulation = builder.Elaborate();
        initiator.Socket.Record(new Nowhere());
        simulation.Run();
        Assert.True(initiator.IsDone);
    }

    private sealed class Nowhere : ITransactionSink
    {
        public void Add(Payload payload, in TransactionTimes times)
        {
        }
    }

    private sealed class Initiator : Component
    {
        private readonly bool _calls;

        public Initiator(ComponentContext context, bool calls)
            : base(context)
        {
            _calls = calls;
            Socket = new InitiatorSocket(this, "out");
            Thread("run", RunAsync);
        }

        public InitiatorSocket Socket { get; }

        public bool IsDone { get; private set; }

        private async SimTask RunAsync()
        {
            Payload payload = new PayloadPool().Rent();
            for (int i = 0; i < 3; i++)
            {
                payload.SetRead(0, 4);
                if (_calls)
                    await Socket.BTransportAsync(payload, SimTime.Zero);
                else
                    await Socket.TransportAsync(payload);
                payload.EnsureOk();
            }
            IsDone = true;
        }
    }

    private sealed class Relay : Component
    {
        public Relay(ComponentContext context)
            : base(context)
        {
            In = new TargetSocket(this, "in");
            Out = new InitiatorSocket(this, "out");
            Server("pass", PassAsync);
        }

        public TargetSocket In { get; }

        public InitiatorSocket Out { get; }

        private async SimTask PassAsync()
        {
            while (true)
            {
                Payload payload = await In.ReceiveAsync();
                await Delay(Ns(2));
                await Out.TransportAsync(payload);
                await In.RespondAsync(payload);
            }
        }
    }

    private sealed class Target : Component
    {
        private readonly SimTime _marked;

        public Target(ComponentContext context, SimTime marked, bool calls)
            : base(context)
        {
            _marked = marked;
            Socket = new TargetSocket(this, "in");
            if (calls)
                Socket.RegisterBTransport(Answer);
            else
                Server("serve", ServeAsync);
        }

        public TargetSocket Socket { get; }

        private void Answer(Payload payload, ref SimTime delay)
        {
            delay += Ns(7);
            payload.Stages.Add(LatencyStage.Bank, _marked);
            payload.ResponseStatus = ResponseStatus.Ok;
        }

        private async SimTask ServeAsync()
        {
            while (true)
            {
                Payload payload = await Socket.ReceiveAsync();
                await Delay(Ns(7));
                payload.Stages.Add(LatencyStage.Bank, _marked);
                await Socket.RespondAsync(payload);
            }
        }
    }
}
