namespace Tlm.Samples.SystemC;

/// <summary>Notes each packet that differs from the one before, but for the first.</summary>
public sealed class PacketReceiver : Component
{
    private bool _isFirst = true;

    /// <summary>A receiver.</summary>
    public PacketReceiver(ComponentContext context, Signal<int> number, Signal<Packet> input, List<string> lines)
        : base(context)
    {
        var port = new SignalIn<Packet>(this, "pkt_in");
        port.Bind(input);
        Method("receive", () =>
        {
            if (!_isFirst)
                lines.Add($"receiver {number.Value + 1} gets {port.Value.Data} of {port.Value.Sender + 1}");
            _isFirst = false;
        }).SensitiveTo(port.ValueChanged).DontInitialize();
    }
}
