using System.Runtime.InteropServices;

namespace Tlm.Models.Dram.Timing;

/// <summary>A pinned array of integers with its address: flat state without bounds checks in the hot loops.</summary>
internal sealed unsafe class PinnedInts
{
    private readonly int[] _array;

    public PinnedInts(int length, int value)
    {
        _array = GC.AllocateUninitializedArray<int>(Math.Max(length, 1), pinned: true);
        _array.AsSpan().Fill(value);
        Pointer = (int*)Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        Length = length;
    }

    public PinnedInts(ReadOnlySpan<int> values)
        : this(values.Length, 0) => values.CopyTo(Span);

    public int* Pointer { get; }

    public int Length { get; }

    public Span<int> Span => _array.AsSpan(0, Length);
}
