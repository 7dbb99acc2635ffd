using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>Amounts in bins of simulated time. When a run outgrows the bins, neighbours are merged and the width doubles, so memory stays
/// bounded and the sum stays exact.</summary>
internal sealed class TimeBins
{
    private readonly int _most;
    private readonly long _initialWidth;
    private Int128[] _bins = new Int128[64];
    private long _width;
    private long _start;
    private int _used;

    public TimeBins(long start, BinLayout layout)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(layout.Width);
        (_start, _most) = (start, layout.Most);
        _initialWidth = _width = layout.Width;
    }

    /// <summary>Width of a bin now.</summary>
    public long Width => _width;

    /// <summary>The end of the bin that holds a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long EndOfBin(long time) => checked(_start + ((((time - _start) / _width) + 1) * _width));

    public void Reset(long start)
    {
        Array.Clear(_bins);
        (_width, _start, _used) = (_initialWidth, start, 0);
    }

    /// <summary>Adds an amount at a time; what lies before the start counts for the first bin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(long time, Int128 amount)
    {
        time = Math.Max(time, _start);
        long bin = (time - _start) / _width;
        while (bin >= _most)
        {
            Fold();
            bin = (time - _start) / _width;
        }
        if (bin >= _bins.Length)
            Array.Resize(ref _bins, (int)Math.Min(_most, Math.Max((bin + 2) & ~1L, 2L * _bins.Length)));
        _bins[bin] = checked(_bins[bin] + amount);
        _used = Math.Max(_used, (int)bin + 1);
    }

    /// <summary>Spreads an amount evenly over a span, to the last unit (the rest goes to the later bins).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddSpan(long from, long to, Int128 amount)
    {
        from = Math.Max(from, _start);
        if (to <= from || to <= EndOfBin(from))
        {
            Add(from, amount);
            return;
        }
        while ((to - 1 - _start) / _width >= _most)
            Fold();
        long span = to - from;
        // most amounts are so small that 64 bits do; of the others what each unit of time gets, and the rest, so that no product outgrows 128 bits
        bool small = Int128.Abs(amount) < long.MaxValue / span;
        Int128 each = small ? 0 : amount / span;
        Int128 rest = amount - (each * span);
        Int128 spread = 0;
        for (long at = from; at < to;)
        {
            long end = Math.Min(to, EndOfBin(at));
            Int128 due = small ? (long)amount * (end - from) / span : (each * (end - from)) + (rest * (end - from) / span);
            Add(at, due - spread);
            spread = due;
            at = end;
        }
    }

    /// <summary>The bins so far.</summary>
    public TimeBinsSnapshot Snapshot() => new(_start, _width, _bins.AsSpan(0, _used).ToArray());

    private void Fold()
    {
        for (int bin = 0; bin < _bins.Length / 2; bin++)
            _bins[bin] = checked(_bins[2 * bin] + _bins[(2 * bin) + 1]);
        Array.Clear(_bins, _bins.Length / 2, _bins.Length - (_bins.Length / 2));
        _used = (_used + 1) / 2;
        _width = checked(_width * 2);
    }
}
