namespace Tlm.Samples.SystemC;

/// <summary>Sends a random packet every two to four cycles.</summary>
public sealed class PacketSender : Component
{
    private readonly Signal<int> _number;
    private readonly SignalOut<Packet> _out;
    private readonly List<string> _lines;
    private uint _random;

    /// <summary>A sender.</summary>
    public PacketSender(ComponentContext context, int seed, Clock clock, Signal<int> number, Signal<Packet> output, List<string> lines)
        : base(context)
    {
        (_number, _lines, _random) = (number, lines, (uint)seed);
        _out = new SignalOut<Packet>(this, "pkt_out");
        _out.Bind(output);
        Thread("run", RunAsync).SensitiveTo(clock.PositiveEdge).DontInitialize();
    }

    private async SimTask RunAsync()
    {
        await Wait(8);
        while (true)
        {
            var packet = new Packet((sbyte)(Random() % 255), _number.Value, 0);
            packet = packet with { Destinations = (Random() % 15) + 1 };
            _out.Write(packet);
            _lines.Add($"sender {packet.Sender + 1} sends {packet.Data} to {string.Join(' ', Enumerable.Range(0, 4).Where(packet.IsFor).Select(static i => i + 1))}");
            await Wait();
            await Wait(1 + (Random() % 3));
        }
    }

    // The generator that the C standard shows as an example.
    private int Random()
    {
        _random = unchecked((_random * 1103515245) + 12345);
        return (int)(_random >> 16) & 0x7fff;
    }
}
