namespace Tlm.Transactions;

/// <summary>The bytes of a memory: pages that appear when they are first written, all zero before.</summary>
public sealed class MemoryStore
{
    /// <summary>Bytes of a page (less where the memory is smaller).</summary>
    public const int PageBytes = 1 << 20;

    private readonly Dictionary<ulong, byte[]> _pages = [];

    /// <summary>A store of so many bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is not above zero.</exception>
    public MemoryStore(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        Size = size;
    }

    /// <summary>Bytes in total.</summary>
    public long Size { get; }

    /// <summary>Bytes that are backed by pages so far.</summary>
    public long Allocated => _pages.Values.Sum(static page => (long)page.Length);

    /// <summary>True when all of the bytes are inside.</summary>
    public bool Contains(ulong address, long length) => length >= 0 && length <= Size && address <= (ulong)(Size - length);

    /// <summary>Copies bytes out.</summary>
    public void Read(ulong address, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            int offset = (int)(address % PageBytes);
            Span<byte> part = into[..Math.Min(into.Length, PageBytes - offset)];
            if (_pages.TryGetValue(address / PageBytes, out byte[]? page))
                page.AsSpan(offset, part.Length).CopyTo(part);
            else
                part.Clear();
            address += (ulong)part.Length;
            into = into[part.Length..];
        }
    }

    /// <summary>Copies bytes in.</summary>
    public void Write(ulong address, ReadOnlySpan<byte> from)
    {
        while (!from.IsEmpty)
        {
            int offset = (int)(address % PageBytes);
            int length = Math.Min(from.Length, PageBytes - offset);
            from[..length].CopyTo(Page(address).Span[offset..]);
            address += (ulong)length;
            from = from[length..];
        }
    }

    /// <summary>The page around an address, for direct access.</summary>
    /// <returns>The bytes; the first one is at the returned start.</returns>
    public (ulong Start, Memory<byte> Bytes) PageAround(ulong address) => (address / PageBytes * PageBytes, Page(address));

    private Memory<byte> Page(ulong address)
    {
        ulong number = address / PageBytes;
        if (!_pages.TryGetValue(number, out byte[]? page))
        {
            page = new byte[(int)Math.Min(PageBytes, (ulong)Size - (number * PageBytes))];
            _pages.Add(number, page);
        }
        return page;
    }
}
