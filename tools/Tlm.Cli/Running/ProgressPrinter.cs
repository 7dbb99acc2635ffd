using System.Diagnostics;
using Tlm.Cli.Rendering;
using Tlm.Hosting.Running;

namespace Tlm.Cli.Running;

/// <summary>Shows on standard error that a long run lives: one line that is rewritten on a terminal, plain lines now and then elsewhere.</summary>
internal sealed class ProgressPrinter : IDisposable
{
    private static readonly TimeSpan TerminalPeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainPeriod = TimeSpan.FromSeconds(5);
    private readonly Func<RunProgress> _read;
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Timer _timer;
    private readonly Lock _gate = new();
    private int _width;
    private bool _ended;

    public ProgressPrinter(Func<RunProgress> read)
    {
        _read = read;
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
            var line = ProgressLine.Of(_read(), _watch.Elapsed);
            if (!_terminal)
            {
                Console.Error.WriteLine(line);
                return;
            }
            Console.Error.Write("\r" + line.PadRight(_width));
            _width = line.Length;
        }
    }
}
