using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.Streams;

public sealed class StreamAdaptationRules
{
    private const int Steps = 6;

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (string initiator in Initiators.Ways)
        {
            foreach (string target in Targets.Ways)
                pairs.Add(initiator, target);
        }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_target_that_knows_no_streams_gets_the_steps_one_by_one(string initiator, string target)
    {
        var bench = new Bench();
        var store = new MemoryStore(256);
        Part part = bench.Add("initiator");
        var socket = new InitiatorSocket(part, "mem");
        Func<Payload, SimTask> transport = Transport(initiator, part, socket);
        Payload stream = new PayloadPool().Rent();
        SimTime end = SimTime.Zero;
        part.Does("run", async () =>
        {
            stream.SetWrite(16, 0).Stream = new StreamShape(4, 8, Steps, Outstanding: 1);
            stream.Data = Enumerable.Range(1, 4 * Steps).Select(static i => (byte)i).ToArray();
            await transport(stream);
            end = part.Now;
        });
        bench.Connect(socket, Targets.Make(bench, target, store));
        bench.Run();
        Assert.Equal((ResponseStatus.Ok, Steps * Targets.Latency), (stream.ResponseStatus, end));
        byte[] stored = new byte[8 * Steps];
        store.Read(16, stored);
        for (int i = 0; i < stored.Length; i++)
            Assert.Equal(i % 8 < 4 ? (byte)((i / 8 * 4) + (i % 8) + 1) : 0, stored[i]);
    }

    [Fact]
    public void A_target_that_serves_some_streams_whole_gets_the_others_by_steps_while_the_initiator_waits_for_both()
    {
        var bench = new Bench();
        Part part = bench.Add("initiator");
        Part memory = bench.Add("memory");
        var socket = new InitiatorSocket(part, "mem");
        var target = new TargetSocket(memory, "port") { KnowsStreams = true, ServesStream = static shape => shape.Outstanding >= shape.Steps };
        var pool = new PayloadPool();
        List<long> served = [];
        List<long> answered = [];
        memory.Serves("serve", async () =>
        {
            while (true)
            {
                Payload payload = await target.ReceiveAsync();
                served.Add(payload.Length);
                await target.RespondAsync(payload);
            }
        });
        part.Serves("answers", async () =>
        {
            while (true)
                answered.Add((await socket.ReceiveResponseAsync()).Length);
        });
        part.Does("run", async () =>
        {
            Payload whole = pool.Rent().SetRead(0, 12);
            whole.Stream = new StreamShape(4, 4, 3, Outstanding: 3);
            await socket.SendAsync(whole);
            Payload steps = pool.Rent().SetRead(0, 12);
            steps.Stream = new StreamShape(4, 4, 3, Outstanding: 2);
            await socket.SendAsync(steps);
        });
        bench.Connect(socket, target);
        bench.Run();
        Assert.Equal([12, 4, 4, 4], served);
        Assert.Equal([12, 12], answered);
    }

    [Fact]
    public void A_stream_that_cannot_wait_is_spread_over_local_time_by_its_issue_rule()
    {
        var bench = new Bench();
        Part part = bench.Add("initiator");
        var socket = new InitiatorSocket(part, "mem");
        bench.Connect(socket, Targets.Make(bench, "blocking", new MemoryStore(256)));
        SimTime delay = Bench.Ns(3);
        part.Does("run", async () =>
        {
            var stream = new Payload { Stream = new StreamShape(4, 4, 5, StepsPerCycle: 1, Outstanding: 2) { Cycle = Bench.Ns(4) }, Command = PayloadCommand.Read };
            socket.BTransport(stream, ref delay);
            await SimTask.CompletedTask;
        });
        bench.Run();
        // Steps issue at 0, 4, then at the first edge after a response (10, 14, 22): 12, 16, 24; the last one takes 10 ns.
        Assert.Equal(Bench.Ns(3 + 24 + 10), delay);
    }

    [Fact]
    public void The_first_error_of_a_step_is_that_of_its_stream()
    {
        var bench = new Bench();
        Part part = bench.Add("initiator");
        var socket = new InitiatorSocket(part, "mem");
        bench.Connect(socket, Targets.Make(bench, "waiting", new MemoryStore(16)));
        var stream = new Payload { Stream = new StreamShape(4, 8, 4), Command = PayloadCommand.Read };
        part.Does("run", async () => await socket.BTransportAsync(stream, SimTime.Zero));
        bench.Run();
        Assert.Equal(ResponseStatus.AddressError, stream.ResponseStatus);
        Assert.Contains("0x10", stream.ErrorDetail, StringComparison.Ordinal);
    }

    private static Func<Payload, SimTask> Transport(string way, Part part, InitiatorSocket socket) => way switch
    {
        "waiting" => payload => CallAsync(part, socket, payload),
        "channel" => socket.TransportAsync,
        _ => new PhasedInitiator(part, socket).TransportAsync,
    };

    private static async SimTask CallAsync(Part part, InitiatorSocket socket, Payload payload)
    {
        SimTime delay = await socket.BTransportAsync(payload, SimTime.Zero);
        if (delay != SimTime.Zero)
            await part.Wait(delay);
    }
}
