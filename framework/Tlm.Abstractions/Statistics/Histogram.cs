using System.Numerics;

namespace Tlm;

/// <summary>Distribution of non-negative values in bins of relative width 1/8 or better (each power of two is cut in eight),
/// with exact count, sum, minimum and maximum.</summary>
public sealed class Histogram : Statistic
{
    private const int SubBits = 3;
    private const int SubBins = 1 << SubBits;
    private readonly long[] _bins = new long[(64 - SubBits) * SubBins];
    private long _count;
    private Int128 _sum;
    private long _min = long.MaxValue;
    private long _max = long.MinValue;

    internal Histogram(string name, Unit unit, string description)
        : base(name, unit, description)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "histogram";

    /// <summary>Samples since the last reset.</summary>
    public long Count => _count;

    /// <summary>Sum of the samples since the last reset.</summary>
    public Int128 Sum => _sum;

    /// <summary>Adds a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public void Record(long value) => Record(value, 1);

    /// <summary>Adds <paramref name="times"/> samples of one value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or the number of samples is.</exception>
    public void Record(long value, long times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        if (times == 0)
            return;
        _bins[BinOf(value)] += times;
        _count = checked(_count + times);
        _sum += (Int128)value * times;
        _min = Math.Min(_min, value);
        _max = Math.Max(_max, value);
    }

    /// <summary>The lower bound of the bin that holds the sample of a rank: <c>Quantile(99, 100)</c> is the 99th percentile's bin; 0 without samples.</summary>
    public long Quantile(long numerator, long denominator)
    {
        var rank = (Int128)_count * numerator / denominator;
        Int128 seen = 0;
        for (var bin = 0; bin < _bins.Length; bin++)
        {
            seen += _bins[bin];
            if (seen > rank || (seen == _count && seen > 0))
                return LowerBound(bin);
        }
        return 0;
    }

    /// <inheritdoc/>
    public override void Reset(long femtoseconds)
    {
        Array.Clear(_bins);
        _count = 0;
        _sum = 0;
        _min = long.MaxValue;
        _max = long.MinValue;
    }

    /// <inheritdoc/>
    public override StatisticSnapshot Snapshot(long femtoseconds)
    {
        StatisticValue[] values = _count == 0
            ? [new("count", 0), new("sum", 0)]
            : [new("count", _count), new("sum", _sum), new("min", _min), new("max", _max),
                new("p50", Quantile(1, 2)), new("p90", Quantile(9, 10)), new("p99", Quantile(99, 100))];
        return new StatisticSnapshot(Name, Kind, Unit, Description, values)
        {
            Bins = Filled(),
            Mean = _count == 0 ? null : (double)_sum / _count,
        };
    }

    private List<StatisticBin> Filled()
    {
        var filled = new List<StatisticBin>();
        for (var bin = 0; bin < _bins.Length; bin++)
            if (_bins[bin] != 0)
                filled.Add(new StatisticBin(LowerBound(bin), _bins[bin]));
        return filled;
    }

    // values below 8 have a bin each; above, the three bits after the leading one choose among eight bins
    private static int BinOf(long value)
    {
        if (value < SubBins)
            return (int)value;
        var exponent = BitOperations.Log2((ulong)value) - SubBits;
        return (exponent << SubBits) + (int)(value >> exponent);
    }

    private static long LowerBound(int bin)
    {
        if (bin < SubBins)
            return bin;
        var exponent = (bin >> SubBits) - 1;
        return (long)(SubBins + (bin & (SubBins - 1))) << exponent;
    }
}
