using System.Diagnostics;
using Tlm.Cli.Rendering;
using Tlm.Hosting.Running;

namespace Tlm.Cli.Running;

/// <summary>Shows on standard error that a long run lives: one line that is rewritten on a terminal, plain lines now and then elsewhere.</summary>
internal sealed class ProgressPrinter : IDisposable
{
    private static readonly TimeSpan TerminalPeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);
    private readonly Func<RunProgress> _read;
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Timer _timer;
    private readonly Lock _gate = new();
    private readonly bool _partitions;
    private TimeSpan _next;
    private int _width;
    private bool _ended;

    public ProgressPrinter(Func<RunProgress> read, bool partitions)
    {
        _read = read;
        _partitions = partitions;
        var period = _terminal ? TerminalPeriod : PlainPeriod;
        _timer = new Timer(_ => Show(), null, period, period);
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _ended = true;
            if (_width > 0)
                Console.Error.Write("\r" + new string(' ', _width) + "\r");
        }
    }

    private void Show()
    {
        lock (_gate)
        {
            if (_ended)
                return;
            if (!_terminal)
            {
                ShowPlain();
                return;
            }
            var line = Fitting(ProgressLine.Of(_read(), _watch.Elapsed, _partitions), ColumnsOfTerminal());
            Console.Error.Write("\r" + line.PadRight(_width));
            _width = line.Length;
        }
    }

    // a line that the terminal broke in two could not be rewritten
    private static string Fitting(string line, int columns) => columns > 1 && line.Length >= columns ? line[..(columns - 2)] + "…" : line;

    private static int ColumnsOfTerminal()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0; // not known
        }
    }

    // a line every few seconds at first; a run that takes minutes only shows that it lives
    private void ShowPlain()
    {
        var elapsed = _watch.Elapsed;
        if (elapsed < _next)
            return;
        if (elapsed > Settled)
            _next = elapsed + Heartbeat - (PlainPeriod / 2);
        Console.Error.WriteLine(ProgressLine.Of(_read(), elapsed, _partitions));
    }
}
