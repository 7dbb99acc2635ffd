using System.Runtime.InteropServices;

namespace Tlm.Models.Dram.Timing;

/// <summary>A pinned array of integers with its address: flat state without bounds checks in the hot loops. It begins with a cache line, so that no
/// vector of sixteen lies in two.</summary>
internal sealed unsafe class PinnedInts
{
    private const int _line = 64;
    private readonly int[] _array;

    public PinnedInts(int length, int value)
    {
        _array = GC.AllocateUninitializedArray<int>(length + (_line / sizeof(int)), pinned: true);
        _array.AsSpan().Fill(value);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        Pointer = (int*)((address + _line - 1) & -_line);
        Length = length;
    }

    public PinnedInts(ReadOnlySpan<int> values)
        : this(values.Length, 0) => values.CopyTo(Span);

    public int* Pointer { get; }

    public int Length { get; }

    public Span<int> Span => new(Pointer, Length);
}
