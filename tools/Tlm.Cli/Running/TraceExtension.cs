using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Running;
using Tlm.Observability.Perfetto;
using Tlm.Observability.Recording;
using Tlm.Observability.Vcd;

namespace Tlm.Cli.Running;

/// <summary><c>--trace</c>: what happened and when, for Perfetto or for waveform viewers.</summary>
internal sealed class TraceExtension : IRunExtension
{
    private static readonly string[] Formats = ["perfetto", "vcd"];
    private readonly Option<string[]> _trace = new("--trace") { Description = "Write a trace: perfetto (trace.pftrace) or vcd (signals.vcd); both may be given.", AllowMultipleArgumentsPerToken = false };
    private readonly Option<bool> _steps = new("--trace-steps") { Description = "Let every step of a stream travel alone and show it; slower, with the same times and results (wide accesses of ROM, SRAM and ReRAM stay whole)." };
    private readonly Option<string[]> _components = new("--trace-component") { Description = "Show only this component with its parts; may be given several times." };
    private readonly Option<string[]> _kinds = new("--trace-kind") { Description = "Show only transactions, operators or counters; may be given several times." };
    private readonly Option<string?> _window = new("--trace-window") { Description = "Show only what happens in a window of simulated time: FROM..TO, such as 10us..20us; either may be left out." };
    private readonly Option<string> _unit = new("--trace-unit") { Description = "What Perfetto shows as a nanosecond: ns, or ps to see more of short times.", DefaultValueFactory = _ => "ns" };
    private PerfettoTrace? _perfetto;
    private VcdTracer? _vcd;

    public void AddOptions(Command command)
    {
        foreach (var option in new Option[] { _trace, _steps, _components, _kinds, _window, _unit })
            command.Options.Add(option);
    }

    public void Check(ParseResult parsed)
    {
        foreach (var format in parsed.GetValue(_trace)!.Except(Formats))
            throw Bad("--trace", $"'{format}' is no format: expected perfetto or vcd");
        if (parsed.GetValue(_unit) is not ("ns" or "ps"))
            throw Bad("--trace-unit", $"'{parsed.GetValue(_unit)}' is no unit: expected ns or ps");
        FilterOf(parsed);
    }

    public void Configure(ParseResult parsed, TlmBuilder tlm)
    {
        (_perfetto, _vcd) = (null, null);
        var formats = parsed.GetValue(_trace)!;
        var steps = parsed.GetValue(_steps);
        if (steps)
            tlm.Services.Configure<TlmOptions>(options => options.UnrollStreams = true);
        if (formats.Contains("perfetto"))
            tlm.Services.AddSingleton<ITraceWriter>(_perfetto = new PerfettoTrace(FilterOf(parsed), parsed.GetValue(_unit) == "ps" ? 1000 : 1_000_000, steps));
        if (formats.Contains("vcd"))
            tlm.Services.AddSingleton<ITracer>(_vcd = new VcdTracer(FilterOf(parsed)));
    }

    public void Begin(ParseResult parsed, string folder)
    {
        _perfetto?.Open(Path.Combine(folder, "trace.pftrace"));
        _vcd?.Open(Path.Combine(folder, "signals.vcd"));
    }

    public void Finish(ParseResult parsed, RunOutcome outcome, string folder)
    {
        try
        {
            if (_perfetto is { } perfetto)
                Finish(Path.Combine(folder, "trace.pftrace"), () => perfetto.Finish(outcome.Document.Measurement), () => perfetto.Events);
        }
        finally
        {
            if (_vcd is { } vcd)
                Finish(Path.Combine(folder, "signals.vcd"), vcd.Finish, () => vcd.Changes);
        }
    }

    private static void Finish(string file, Action write, Func<long> events)
    {
        ResultFolder.Guard(file, write);
        if (events() == 0)
            Console.Error.WriteLine($"warning: {file} holds no events: nothing happened that the filters let through");
    }

    private TraceFilter FilterOf(ParseResult parsed)
    {
        var kinds = parsed.GetValue(_kinds)!.Select(KindOf).ToArray();
        var (from, to) = WindowOf(parsed.GetValue(_window));
        return new TraceFilter
        {
            Components = parsed.GetValue(_components)!,
            Kinds = kinds.Length == 0 ? TraceKinds.All : kinds.Aggregate((all, kind) => all | kind),
            From = from,
            To = to,
        };
    }

    private static TraceKinds KindOf(string text) => text switch
    {
        "transactions" => TraceKinds.Transactions,
        "operators" => TraceKinds.Operators,
        "counters" => TraceKinds.Counters,
        _ => throw Bad("--trace-kind", $"'{text}' is no kind of event: expected transactions, operators or counters"),
    };

    private static (SimTime From, SimTime To) WindowOf(string? text)
    {
        if (text is null)
            return (SimTime.Zero, SimTime.MaxValue);
        var ends = text.Split("..");
        if (ends.Length != 2)
            throw Bad("--trace-window", $"'{text}' is no window: expected FROM..TO, such as 10us..20us");
        var window = (From: End(ends[0], SimTime.Zero), To: End(ends[1], SimTime.MaxValue));
        return window.From <= window.To ? window : throw Bad("--trace-window", $"'{text}' ends before it begins");
    }

    private static SimTime End(string text, SimTime open)
    {
        if (text.Length == 0)
            return open;
        return SimTime.TryParse(text, null, out var time) ? time : throw Bad("--trace-window", $"'{text}' is no time: expected such as 10us");
    }

    private static InputException Bad(string option, string problem) => new(new InputLocation(option), problem);
}
