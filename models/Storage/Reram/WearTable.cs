namespace Tlm.Models.Storage;

/// <summary>Counts how often each block was written; a block at the end of its endurance takes no further write.</summary>
internal sealed class WearTable
{
    private readonly Dictionary<long, long> _writes = [];
    private readonly Counter _worst;
    private readonly ReramOptions _options;
    private readonly string _memory;

    public WearTable(Component reram, ReramOptions options)
    {
        _options = options;
        _memory = reram.FullName;
        _worst = reram.Statistics.Counter("worst_wear", Unit.Count, "writes of the block that was written most often");
    }

    /// <summary>Counts a write; false if it would exceed a block's endurance, and then the payload says which.</summary>
    public bool Admits(Payload payload)
    {
        (Int128 first, Int128 last) = payload.Extent();
        (long from, long to) = (Block(first), Block(last));
        for (long block = from; block <= to; block++)
        {
            if (_writes.GetValueOrDefault(block) < _options.Endurance)
                continue;
            payload.Fail(ResponseStatus.GenericError, $"block {block} of '{_memory}' was written {_options.Endurance} times, which is its endurance");
            return false;
        }
        for (long block = from; block <= to; block++)
            Count(block);
        return true;
    }

    private void Count(long block)
    {
        long writes = _writes.GetValueOrDefault(block) + 1;
        _writes[block] = writes;
        if (writes > _worst.Value)
            _worst.Increment();
    }

    private long Block(Int128 address)
    {
        return (long)((address - _options.Base) / _options.WearBlock.Bytes);
    }
}
