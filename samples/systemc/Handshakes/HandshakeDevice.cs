using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>Takes none, one, two .. nine values, and gives them on each time.</summary>
internal sealed class HandshakeDevice : Component
{
    private readonly Handshake<Unsigned<W8>> _in;
    private readonly Handshake<Unsigned<W8>> _out;
    private readonly List<string> _lines;

    public HandshakeDevice(ComponentContext context, Handshake<Unsigned<W8>> input, Handshake<Unsigned<W8>> output, List<string> lines)
        : base(context)
    {
        (_in, _out, _lines) = (input, output, lines);
        Process = Thread("run", RunAsync);
    }

    public ThreadProcess Process { get; }

    private async SimTask RunAsync()
    {
        _in.ResetReader();
        _out.ResetWriter();
        await Wait();
        var data = new Unsigned<W8>[10];
        while (true)
        {
            for (int count = 0; count < data.Length; count++)
            {
                for (int i = 0; i < count; i++)
                {
                    data[i] = await _in.ReadAsync();
                    _lines.Add($"         {data[i],3}          {Now}");
                }
                for (int i = 0; i < count; i++)
                    await _out.WriteAsync(data[i]);
            }
        }
    }
}
