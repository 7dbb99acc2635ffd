using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.Sockets;

public sealed class BadUse
{
    private readonly Bench _bench = new();
    private readonly Part _initiator;
    private readonly Part _target;
    private readonly InitiatorSocket _from;
    private readonly TargetSocket _to;

    public BadUse()
    {
        (_initiator, _target) = (_bench.Add("initiator"), _bench.Add("target"));
        (_from, _to) = (new InitiatorSocket(_initiator, "mem"), new TargetSocket(_target, "port"));
    }

    [Fact]
    public void A_mandatory_extension_that_the_target_does_not_know_is_refused_by_name()
    {
        _to.RegisterBTransport(Serve);
        _bench.Connect(_from, _to);
        TransportException error = Refusal(TransportRule.MandatoryExtension, async () =>
        {
            var payload = new Payload();
            payload.SetExtension(new Secure());
            SimTime delay = SimTime.Zero;
            _from.BTransport(payload.SetRead(0, 4), ref delay);
            await SimTask.CompletedTask;
        });
        Assert.Contains("mandatory extension Secure, which target.port does not know (it knows none)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mandatory_extension_that_is_known_and_an_ignorable_one_pass()
    {
        _to.Understands<Secure>().RegisterBTransport(Serve);
        _bench.Connect(_from, _to);
        bool passed = false;
        _initiator.Does("run", async () =>
        {
            var payload = new Payload();
            payload.SetExtension(new Secure());
            payload.SetExtension(new Hint());
            SimTime delay = SimTime.Zero;
            _from.BTransport(payload.SetRead(0, 4), ref delay);
            passed = payload.IsOk;
            await SimTask.CompletedTask;
        });
        _bench.Run();
        Assert.True(passed);
    }

    [Fact]
    public void A_response_to_no_request_is_a_named_error()
    {
        _bench.Connect(_from, _to);
        _target.Does("respond", async () => await _to.RespondAsync(new PayloadPool().Rent().SetRead(0, 4)));
        Assert.Equal(TransportRule.ResponseWithoutRequest, Broken().Rule);
    }

    [Fact]
    public void A_request_is_responded_to_once()
    {
        _bench.Connect(_from, _to);
        _initiator.Does("run", async () => await _from.SendAsync(new PayloadPool().Rent().SetRead(0, 4)));
        _target.Does("respond", async () =>
        {
            Payload payload = await _to.ReceiveAsync();
            await _to.RespondAsync(payload);
            await _to.RespondAsync(payload);
        });
        Assert.Equal(TransportRule.ResponseWithoutRequest, Broken().Rule);
    }

    [Theory]
    [InlineData("blocking")]
    [InlineData("non-blocking")]
    [InlineData("channel")]
    public void A_payload_that_was_released_is_not_sent(string way)
    {
        _to.RegisterBTransport(Serve);
        _bench.Connect(_from, _to);
        Refusal(TransportRule.UsedAfterRelease, async () =>
        {
            Payload payload = new PayloadPool().Rent();
            payload.Release();
            SimTime delay = SimTime.Zero;
            Phase phase = Phase.BeginRequest;
            if (way == "blocking")
                _from.BTransport(payload, ref delay);
            else if (way == "non-blocking")
                _from.NbTransportForward(payload, ref phase, ref delay);
            else
                await _from.SendAsync(payload);
        });
    }

    [Fact]
    public void A_call_that_cannot_wait_says_so_where_the_target_waits()
    {
        _to.RegisterBTransportAsync(async (_, delay) =>
        {
            await _target.Wait(Bench.Ns(1));
            return delay;
        });
        _bench.Connect(_from, _to);
        TransportException error = Refusal(TransportRule.CannotWait, async () =>
        {
            SimTime delay = SimTime.Zero;
            _from.BTransport(new Payload().SetRead(0, 4), ref delay);
            await SimTask.CompletedTask;
        });
        Assert.Contains("call BTransportAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_passthrough_socket_adapts_nothing()
    {
        Part target = _bench.Add("passthrough");
        var to = new TargetSocket(target, "port") { Adapts = false };
        to.RegisterBTransport(Serve);
        _bench.Connect(_from, to);
        Refusal(TransportRule.NotOffered, async () =>
        {
            Phase phase = Phase.BeginRequest;
            SimTime delay = SimTime.Zero;
            _from.NbTransportForward(new PayloadPool().Rent().SetRead(0, 4), ref phase, ref delay);
            await SimTask.CompletedTask;
        }, bindTarget: false);
    }

    [Theory]
    [InlineData("coherent", 32, "a.x speaks protocol 'tlm-base', b.y 'coherent': socket-binding")]
    [InlineData("tlm-base", 64, "a.x has a bus of 32 bits, b.y one of 64: socket-binding")]
    public void Sockets_of_different_protocols_or_widths_are_not_bound(string protocol, int width, string message)
    {
        var bench = new Bench();
        Part a = bench.Add("a"), b = bench.Add("b");
        bench.Connect(new InitiatorSocket(a, "x"), new TargetSocket(b, "y") { Protocol = protocol, BusWidth = width });
        Assert.Contains(message, Assert.Throws<ElaborationException>(() => bench.Elaborate()).Message, StringComparison.Ordinal);
    }

    private static void Serve(Payload payload, ref SimTime delay) => payload.ResponseStatus = ResponseStatus.Ok;

    private TransportException Refusal(string rule, Func<SimTask> body, bool bindTarget = true)
    {
        if (!bindTarget)
            _bench.Connect(new InitiatorSocket(_bench.Add("other"), "mem"), _to);
        _initiator.Does("run", body);
        TransportException error = Broken();
        Assert.Equal(rule, error.Rule);
        return error;
    }

    private TransportException Broken()
    {
        var error = Assert.ThrowsAny<SimulationException>(() => _bench.Run());
        return Assert.IsType<TransportException>(error is TransportException ? error : error.InnerException);
    }

    private sealed class Secure : PayloadExtension
    {
        public override bool IsMandatory => true;
    }

    private sealed class Hint : PayloadExtension;
}
