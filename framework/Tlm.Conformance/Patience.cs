using System.Diagnostics;

namespace Tlm.Conformance;

/// <summary>
/// Ends a run that goes nowhere: one that used so much processor time, or one that sleeps for so long. Time in which the machine did other
/// work does not count, or a busy machine would break rules.
/// </summary>
internal sealed class Patience : IDisposable
{
    private const double SleepingShare = 0.02; // of one processor; even a starved run on a busy machine gets more

    private readonly CancellationTokenSource source = new();
    private readonly Stopwatch wall = Stopwatch.StartNew();
    private readonly TimeSpan limit;
    private readonly TimeSpan processorAtStart;
    private readonly Timer timer;

    /// <param name="limit">Processor time that a run may use, and time for which it may sleep.</param>
    public Patience(TimeSpan limit)
    {
        this.limit = limit;
        processorAtStart = Environment.CpuUsage.TotalTime;
        TimeSpan period = TimeSpan.FromSeconds(Math.Min(0.25, limit.TotalSeconds));
        timer = new Timer(_ => Look(), null, period, period);
    }

    /// <summary>Cancelled when patience has ended.</summary>
    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        using var ended = new ManualResetEvent(false);
        if (timer.Dispose(ended))
            ended.WaitOne();
        source.Dispose();
    }

    private void Look()
    {
        TimeSpan processor = Environment.CpuUsage.TotalTime - processorAtStart;
        bool sleeps = wall.Elapsed >= limit && processor < wall.Elapsed * SleepingShare;
        if (processor >= limit || sleeps)
            source.Cancel();
    }
}
