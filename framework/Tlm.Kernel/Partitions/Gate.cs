using System.Diagnostics;

namespace Tlm.Kernel.Partitions;

/// <summary>
/// Lets a thread wait for a number to be reached: it spins for at most 15 us, then parks. Where spinning mostly fails (no core is
/// free, or windows are long) it parks at once for a while.
/// </summary>
internal sealed class Gate
{
    private const int Trust = 16;
    private const int FailureCost = 2;
    private const int WaitsWithoutSpin = 32;
    private static readonly long SpinTicks = Stopwatch.Frequency / 66_000;

    private readonly object _lock = new();
    private long _number;
    private int _waiting;
    private int _trust = Trust;

    /// <summary>Lets pass whoever waits for numbers up to this one.</summary>
    public void Open(long number)
    {
        Volatile.Write(ref _number, number);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _waiting) == 0)
            return;
        lock (_lock)
        {
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Waits until the number is reached.</summary>
    /// <param name="number">What <see cref="Open"/> must give.</param>
    /// <param name="spins">True where there are as many cores as threads, so that spinning may help.</param>
    public void Wait(long number, bool spins)
    {
        if (spins && Volatile.Read(ref _number) < number && Spin(number))
            return;
        Park(number);
    }

    private bool Spin(long number)
    {
        if (_trust <= 0)
        {
            _trust = _trust == -WaitsWithoutSpin ? FailureCost + 1 : _trust - 1;
            return false;
        }
        long deadline = Stopwatch.GetTimestamp() + SpinTicks;
        while (Volatile.Read(ref _number) < number)
        {
            if (Stopwatch.GetTimestamp() > deadline)
            {
                _trust = Math.Max(0, _trust - FailureCost);
                return false;
            }
            Thread.SpinWait(8);
        }
        _trust = Math.Min(Trust, _trust + 1);
        return true;
    }

    private void Park(long number)
    {
        lock (_lock)
        {
            _waiting++;
            Interlocked.MemoryBarrier();
            while (Volatile.Read(ref _number) < number)
                Monitor.Wait(_lock);
            _waiting--;
        }
    }
}
