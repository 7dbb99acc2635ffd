namespace Tlm.Samples.SystemC;

/// <summary>A queue of four packets at each input and output, and a register each in a ring that turns at every rise of the control signal.</summary>
public sealed class Switch : Component
{
    private const int Width = PacketSwitch.Width;
    private const int Depth = 4;
    private const int Activations = 500;

    private readonly Signal<bool> _control;
    private readonly SignalIn<Packet>[] _in;
    private readonly SignalOut<Packet>[] _out;
    private readonly Queue<Packet>[] _arrived = Queues();
    private readonly Queue<Packet>[] _leaving = Queues();
    private readonly Packet?[] _ring = new Packet?[Width];
    private readonly List<string> _lines;
    private int _packets;
    private int _dropped;

    /// <summary>A switch.</summary>
    public Switch(ComponentContext context, Signal<bool> control, Signal<Packet>[] into, Signal<Packet>[] outOf, List<string> lines)
        : base(context)
    {
        (_control, _lines) = (control, lines);
        _in = [.. into.Select((_, i) => new SignalIn<Packet>(this, $"in{i}"))];
        _out = [.. outOf.Select((_, i) => new SignalOut<Packet>(this, $"out{i}"))];
        Thread("run", RunAsync).SensitiveTo([.. _in.Select(static port => port.ValueChanged), control.PositiveEdge]);
        for (int i = 0; i < Width; i++)
        {
            _in[i].Bind(into[i]);
            _out[i].Bind(outOf[i]);
        }
    }

    private static Queue<Packet>[] Queues() => [.. Enumerable.Range(0, Width).Select(static _ => new Queue<Packet>())];

    private async SimTask RunAsync()
    {
        await Wait(2);
        for (int i = 0; i < Activations; i++)
        {
            await Wait();
            Take();
            Load();
            if (_control.Value && _control.HasChanged)
                Turn();
        }
        Context.Simulation.RequestStop();
        _lines.Add($"received {_packets}, dropped {_dropped}, {_dropped * 100 / _packets} %");
    }

    private void Take()
    {
        for (int i = 0; i < Width; i++)
        {
            if (!_in[i].HasChanged)
                continue;
            _packets++;
            if (_arrived[i].Count == Depth)
                _dropped++;
            else
                _arrived[i].Enqueue(_in[i].Value);
        }
    }

    private void Load()
    {
        for (int i = 0; i < Width; i++)
        {
            if (_ring[i] is null && _arrived[i].TryDequeue(out Packet packet))
                _ring[i] = packet;
        }
    }

    private void Turn()
    {
        Packet? first = _ring[0];
        Array.Copy(_ring, 1, _ring, 0, Width - 1);
        _ring[^1] = first;
        for (int i = 0; i < Width; i++)
            Unload(i);
        for (int i = 0; i < Width; i++)
        {
            if (_leaving[i].TryDequeue(out Packet packet))
                _out[i].Write(packet);
        }
    }

    private void Unload(int i)
    {
        if (_ring[i] is not { } packet || !packet.IsFor(i) || _leaving[i].Count == Depth)
            return;
        _leaving[i].Enqueue(packet);
        packet = packet.Without(i);
        _ring[i] = packet.Destinations == 0 ? null : packet;
    }
}
