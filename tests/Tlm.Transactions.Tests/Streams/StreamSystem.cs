using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.Streams;

/// <summary>Builds and runs a <see cref="StreamCase"/>.</summary>
internal sealed class StreamSystem
{
    private readonly List<Outcome> _outcomes = [];
    private readonly Bench _bench = new();
    private readonly List<FunctionalMemory> _memories = [];

    private StreamSystem(StreamCase shape, bool wholeStreams)
    {
        Bus = _bench.Add("bus", context => new Bus(context, OptionsOf(shape, wholeStreams)));
        for (int i = 0; i < shape.Memories.Count; i++)
            AddMemory(shape.Memories[i], i, shape.WindowBytes);
        for (int i = 0; i < shape.Initiators.Count; i++)
            AddInitiator(i, shape.Initiators[i], shape.MovesData);
    }

    public Bus Bus { get; }

    public static (IReadOnlyList<Outcome> Outcomes, string Memories, long StepsWorked) Run(StreamCase shape, bool wholeStreams)
    {
        var system = new StreamSystem(shape, wholeStreams);
        system._bench.Run();
        string memories = string.Join('|', system._memories.Select(static memory => Dump(memory)));
        return ([.. system._outcomes.OrderBy(static o => (o.Initiator, o.Request))], memories, system.Bus.StepsWorked);
    }

    private static BusOptions OptionsOf(StreamCase shape, bool wholeStreams) => new()
    {
        Map = [.. shape.Memories.Select((_, i) => new BusRange
        {
            Name = $"m{i}",
            Base = i * (shape.WindowBytes + shape.GapBytes),
            Size = DataSize.FromBytes(shape.WindowBytes),
        })],
        ForwardLatency = Bench.Ns(shape.Bus.Forward),
        RequestInterval = Bench.Ns(shape.Bus.Interval),
        ReturnLatency = Bench.Ns(shape.Bus.Return),
        Arbitration = shape.Bus.Policy,
        WholeStreams = wholeStreams,
    };

    private static string Dump(FunctionalMemory memory)
    {
        byte[] bytes = new byte[0x1000];
        memory.Store.Read(0, bytes);
        return Convert.ToHexString(bytes);
    }

    private void AddMemory(MemoryCase shape, int index, long bytes)
    {
        FunctionalMemory memory = _bench.Add($"memory{index}", context => new FunctionalMemory(context, new FunctionalMemoryOptions
        {
            Size = DataSize.FromBytes(bytes),
            ReadLatency = Bench.Ns(shape.Read),
            WriteLatency = Bench.Ns(shape.Write),
            Bandwidth = Bandwidth.FromBitsPerSecond(shape.BitsPerNanosecond * 1_000_000_000L),
        }));
        _memories.Add(memory);
        _bench.Connect(Bus.Targets[index], memory.Port);
    }

    private void AddInitiator(int number, IReadOnlyList<RequestCase> requests, bool movesData)
    {
        Part part = _bench.Add($"initiator{number}");
        var socket = new InitiatorSocket(part, "mem");
        _bench.Connect(socket, Bus.In);
        part.Does("send", () => SendAll(part, socket, number, requests, movesData));
        part.Does("receive", () => ReceiveAll(part, socket, number, requests.Count));
    }

    private static async SimTask SendAll(Part part, InitiatorSocket socket, int number, IReadOnlyList<RequestCase> requests, bool movesData)
    {
        var pool = new PayloadPool();
        for (int i = 0; i < requests.Count; i++)
        {
            RequestCase request = requests[i];
            if (request.Gap > 0)
                await part.Wait(Bench.Ns(request.Gap));
            Payload payload = pool.Rent();
            payload.Id = i;
            long bytes = request.Shape?.Bytes ?? request.Bytes;
            _ = request.IsWrite ? payload.SetWrite(request.Address, bytes) : payload.SetRead(request.Address, bytes);
            payload.Stream = request.Shape;
            if (movesData)
                payload.Data = new byte[bytes];
            if (movesData && request.IsWrite)
                Fill(payload.Data.Span, number, i);
            await socket.SendAsync(payload);
        }
    }

    private static void Fill(Span<byte> data, int number, int request)
    {
        for (int i = 0; i < data.Length; i++)
            data[i] = (byte)((i * 7) + (number * 64) + (request * 16) + 1);
    }

    private async SimTask ReceiveAll(Part part, InitiatorSocket socket, int number, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Payload payload = await socket.ReceiveResponseAsync();
            string data = payload.IsRead ? Convert.ToHexString(payload.Data.Span) : "";
            _outcomes.Add(new Outcome(number, (int)payload.Id, part.Now, payload.ResponseStatus, data));
        }
    }
}
