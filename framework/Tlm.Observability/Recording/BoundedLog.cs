using System.Runtime.CompilerServices;

namespace Tlm.Observability.Recording;

/// <summary>Keeps a bounded number of records: all while they fit, later a sample in which each record has the same chance, 1 in a power of two.
/// Which records stay follows from their numbers alone, so it is the same in every run.</summary>
/// <typeparam name="T">A record.</typeparam>
internal sealed class BoundedLog<T>(int capacity)
    where T : struct
{
    private T[] _records = new T[Math.Min(capacity, 64)];
    private long[] _numbers = new long[Math.Min(capacity, 64)];
    private ulong _mask;
    private int _count;

    /// <summary>Records offered so far.</summary>
    public long Offered { get; private set; }

    /// <summary>One of so many records is kept.</summary>
    public long Every => (long)_mask + 1;

    /// <summary>The record of a place that <see cref="TryOffer"/> has given.</summary>
    public T this[int place]
    {
        set => _records[place] = value;
    }

    public ReadOnlySpan<T> Records => _records.AsSpan(0, _count);

    /// <summary>Adds a record.</summary>
    public void Add(in T record)
    {
        if (TryOffer(out int place))
            this[place] = record;
    }

    /// <summary>Counts a record and says whether it is kept, so that one which is not need not be made.</summary>
    /// <param name="place">Where the record belongs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryOffer(out int place)
    {
        long number = Offered++;
        place = 0;
        if (_mask != 0 && (Mix(number) & _mask) != 0)
            return false;
        if (_count == _records.Length && !MakeRoom(number))
            return false;
        place = _count++;
        _numbers[place] = number;
        return true;
    }

    public void Clear()
    {
        (Offered, _mask, _count) = (0, 0, 0);
        Array.Clear(_records);
    }

    // grows up to the capacity, then halves the sample; false when the record at hand is among those that go
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool MakeRoom(long number)
    {
        if (_records.Length < capacity)
        {
            int length = Math.Min(capacity, 2 * _records.Length);
            Array.Resize(ref _records, length);
            Array.Resize(ref _numbers, length);
            return true;
        }
        while (_count == capacity)
        {
            _mask = (_mask << 1) | 1;
            int kept = 0;
            for (int i = 0; i < _count; i++)
            {
                if ((Mix(_numbers[i]) & _mask) == 0)
                    (_records[kept], _numbers[kept++]) = (_records[i], _numbers[i]);
            }
            _count = kept;
        }
        return (Mix(number) & _mask) == 0;
    }

    // the finaliser of SplitMix64: neighbouring numbers get unrelated bits, so that no rhythm of the records meets that of the sample
    private static ulong Mix(long number)
    {
        ulong mixed = ((ulong)number + 1) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
