using Microsoft.Extensions.Logging;

namespace Tlm.Hosting.Tests.Components;

[Component("source", Description = "Sends packets at a fixed period.")]
public sealed class Source : Component, IResultSource, IProgressSource
{
    private readonly SourceOptions _options;
    private readonly OutPort<Packet> _out;
    private readonly Counter _sent;
    private readonly EventEnergy _energy;
    private readonly ILogger<Source> _logger;

    public Source(ComponentContext context, SourceOptions options, ILogger<Source> logger)
        : base(context)
    {
        _options = options;
        _logger = logger;
        _out = new OutPort<Packet>(this, "out");
        _sent = Statistics.Counter("sent", Unit.Count, "packets sent");
        _energy = Energy.Cause("send", "sending");
        Thread("send", Send);
    }

    public WorkProgress Progress => new(_sent.Value, _options.Count, "packets");

    public void PublishResults(ResultSheet sheet)
    {
        sheet.Headline("rate", _sent.Value / (Now.Femtoseconds + 1.0) * 1e15, Unit.Parse("1/s"), "packet rate");
        sheet.Breakdown("shape", Unit.Count, "Array", [new("rows", _options.Array.Rows), new("columns", _options.Array.Columns)]);
    }

    private async SimTask Send()
    {
        for (var number = 0L; number < _options.Count; number++)
        {
            await Delay(_options.Period);
            await _out.SendAsync(new Packet(number, _options.Size.Bytes));
            _sent.Increment();
            _energy.Charge(Tlm.Energy.FromPicojoules(1));
            _logger.LogDebug("sent {Number}", number);
        }
    }
}
