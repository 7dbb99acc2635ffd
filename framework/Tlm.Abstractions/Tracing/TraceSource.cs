using System.Globalization;

namespace Tlm;

// What a signal or channel says to the tracer; nothing happens without one.
internal readonly struct TraceSource
{
    private readonly ITracer? _tracer;
    private readonly Scheduler? _scheduler;
    private readonly int _number;

    public TraceSource(SimulationContext simulation, Scheduler scheduler, string name, Type type)
    {
        _tracer = simulation.Tracer;
        _scheduler = scheduler;
        _number = _tracer?.Declare(name, type, scheduler.Partition) ?? 0;
    }

    public bool IsOn => _tracer is not null;

    public void Change(long value) => _tracer?.Change(_number, _scheduler!.Now, value);

    public void Change<T>(T value)
    {
        if (_tracer is null)
            return;
        switch (value)
        {
            case bool flag: Change(flag ? 1 : 0); break;
            case IBitVector bits: _tracer.Change(_number, _scheduler!.Now, bits.ToBitString()); break;
            case double or float or decimal: _tracer.Change(_number, _scheduler!.Now, string.Create(CultureInfo.InvariantCulture, $"{value}")); break;
            case IConvertible number and not string: Change(number.ToInt64(null)); break;
            default: _tracer.Change(_number, _scheduler!.Now, value?.ToString() ?? ""); break;
        }
    }
}
