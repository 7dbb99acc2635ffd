using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>Gives numbers to the device, with pauses, and takes forty of them from it.</summary>
internal sealed class HandshakeBench : Component
{
    private readonly Handshake<Unsigned<W8>> _toDevice;
    private readonly Handshake<Unsigned<W8>> _fromDevice;
    private readonly List<string> _lines;

    public HandshakeBench(ComponentContext context, Handshake<Unsigned<W8>> toDevice, Handshake<Unsigned<W8>> fromDevice, List<string> lines)
        : base(context)
    {
        (_toDevice, _fromDevice, _lines) = (toDevice, fromDevice, lines);
        Consumer = Thread("consumer", ConsumeAsync);
        Producer = Thread("producer", ProduceAsync);
    }

    public ThreadProcess Consumer { get; }

    public ThreadProcess Producer { get; }

    private async SimTask ConsumeAsync()
    {
        _fromDevice.ResetReader();
        await Wait();
        for (int i = 0; i < 40; i++)
            _lines.Add($"               {await _fromDevice.ReadAsync(),3}    {Now}");
        Context.Simulation.RequestStop();
    }

    private async SimTask ProduceAsync()
    {
        _toDevice.ResetWriter();
        await Wait();
        for (int i = 0; ; i++)
        {
            _lines.Add($"  {i,3}                 {Now}");
            await _toDevice.WriteAsync((Unsigned<W8>)(ulong)i);
            if (i > 0 && i % 6 == 0)
                await Wait(i);
        }
    }
}
