using System.Globalization;
using Tlm.Kernel;

namespace Tlm.Samples.Tlm2;

/// <summary>A big-endian and a little-endian processor with 32-bit buses share two memories; a script says who loads and stores what.</summary>
public static class MixedEndian
{
    /// <summary>Name of the example.</summary>
    public const string Name = "lt_mixed_endian";

    /// <summary>Bytes, half-words and words, written and read by both; "w" hands over to the other processor.</summary>
    public static IReadOnlyList<string> Script { get; } =
    [
        "s8 0 0 1 2 3 4 5 6 7", "l8 0 8", "l8 1 7", "l8 5 3", "l16 0 4", "l16 2 3", "l16 4 1", "l32 0 2", "l32 4 1", "w",
        "s8 0 0 1 2 3 4 5 6 7", "l8 0 8", "l8 1 7", "l8 5 3", "l16 0 4", "l16 2 3", "l16 4 1", "l32 0 2", "l32 4 1", "w",
        "l8 0 8", "l8 1 7", "l8 5 3", "l16 0 4", "l16 2 3", "l32 0 2", "l32 4 1",
        "s32 20 13579bdf", "w", "l32 20 1", "s32 30 00000000", "s16 30 ea62", "w", "l16 30 1", "l16 32 1", "s8 42 5a", "w", "l8 42 1", "l8 41 1",
    ];

    /// <summary>Runs a script.</summary>
    /// <returns>One line a load or store: who, what, and the values loaded (hexadecimal).</returns>
    public static IReadOnlyList<string> Run(IReadOnlyList<string> script)
    {
        var builder = new SimulationBuilder(new SimulationOptions { ReportStarvation = false });
        var log = new ExampleLog();
        SimpleBusLt bus = builder.Add("bus", static context => new SimpleBusLt(context));
        builder.Connect(bus.Out[0], builder.Add("target1", context => new AtTarget1Phase(context, 201, MemoryTimes.Nanoseconds(20, 100, 60), log)).Socket);
        builder.Connect(bus.Out[1], builder.Add("target2", context => new AtTarget4Phase(context, 202, MemoryTimes.Nanoseconds(10, 50, 30), log)).Socket);
        var turns = new Turns(script);
        builder.Connect(builder.Add("big", context => new Processor(context, 101, Endianness.Big, turns)).Socket, bus.In[0]);
        builder.Connect(builder.Add("little", context => new Processor(context, 102, Endianness.Little, turns)).Socket, bus.In[1]);
        builder.Elaborate().Run();
        return turns.Output;
    }

    private sealed class Turns(IReadOnlyList<string> script)
    {
        public int Next { get; set; }

        public int Turn { get; set; } = 101;

        public bool IsOver => Next == script.Count;

        public List<string> Output { get; } = [];

        public string Take() => script[Next++];
    }

    private sealed class Processor : Component
    {
        private const int BusBytes = 4;
        private readonly int _id;
        private readonly Endianness _endianness;
        private readonly Turns _turns;

        public Processor(ComponentContext context, int id, Endianness endianness, Turns turns)
            : base(context)
        {
            (_id, _endianness, _turns) = (id, endianness, turns);
            Socket = new InitiatorSocket(this, "socket");
            Thread("run", RunAsync);
        }

        public InitiatorSocket Socket { get; }

        private async SimTask RunAsync()
        {
            while (!_turns.IsOver)
            {
                if (_turns.Turn != _id)
                    await Delay(SimTime.FromNanoseconds(1));
                else if (_turns.Take() is not "w" and var command)
                    await ExecuteAsync(command);
                else
                    _turns.Turn = _id == 101 ? 102 : 101;
            }
        }

        private async SimTask ExecuteAsync(string command)
        {
            ulong[] words = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static w => ulong.Parse(w, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
            int bytes = int.Parse(command[1..command.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture) / 8;
            bool store = command[0] == 's';
            byte[] data = store ? [.. words.Skip(1).SelectMany(word => BitConverter.GetBytes(word).Take(bytes))] : new byte[(int)words[1] * bytes];
            await TransportAsync(store, words[0], data, bytes);
            string values = store ? "" : " " + string.Join(' ', data.Chunk(bytes).Select(static word => Hex(word)));
            _turns.Output.Add($"{_id} {command}{values}");
        }

        private static string Hex(byte[] word)
        {
            ulong value = 0;
            for (int i = word.Length - 1; i >= 0; i--)
                value = (value << 8) | word[i];
            return value.ToString("x", CultureInfo.InvariantCulture);
        }

        private async SimTask TransportAsync(bool store, ulong address, byte[] data, int wordBytes)
        {
            var payload = new Payload { Data = data, Command = store ? PayloadCommand.Write : PayloadCommand.Read, Address = address };
            bool converts = _endianness != EndianConversion.HostEndianness;
            if (converts)
                EndianConversion.ToHost(payload, wordBytes, BusBytes);
            await Delay(await Socket.BTransportAsync(payload, SimTime.Zero));
            payload.EnsureOk();
            if (converts)
                EndianConversion.FromHost(payload);
        }
    }
}
