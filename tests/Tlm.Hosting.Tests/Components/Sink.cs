namespace Tlm.Hosting.Tests.Components;

[Component("sink", Description = "Takes packets, each for a while.")]
public sealed class Sink : Component
{
    private readonly InPort<Packet> _in;
    private readonly TimeWeighted _busy;
    private readonly SimTime _service;

    public Sink(ComponentContext context, SinkOptions options)
        : base(context)
    {
        _service = options.Service;
        _in = new InPort<Packet>(this, "in");
        _busy = Statistics.Utilisation("busy", 1, "serving");
        Energy.StaticPower("leakage", Power.FromMilliwatts(3), "leakage");
        Thread("serve", Serve, daemon: true);
    }

    private async SimTask Serve()
    {
        while (true)
        {
            var packet = await _in.ReceiveAsync();
            if (packet.Number < 0)
                throw new InvalidOperationException("negative packet");
            _busy.Set(1);
            await Delay(_service);
            _busy.Set(0);
        }
    }
}

public sealed record SinkOptions
{
    [Parameter("Time a packet takes", Default = "3 ns")]
    public SimTime Service { get; init; }
}
