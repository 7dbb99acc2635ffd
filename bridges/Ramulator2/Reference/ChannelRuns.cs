using Tlm.Bridges.Ramulator2.Protocol;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Bridges.Ramulator2.Reference;

/// <summary>Writes runs of transactions inside a channel as requests with addresses of the whole memory, where the channels take turns.</summary>
/// <param name="system">The memory.</param>
internal sealed class ChannelRuns(DramSystemConfiguration system)
{
    private readonly int _channels = system.Channels.Length;
    private readonly long _transaction = system.Channels[0].Organization.TransactionBytes;
    private readonly long _block = (long)system.Channels[0].Organization.TransactionBytes << system.ChannelMapper.InterleaveBits;

    /// <summary>Splits a run into requests: what lies before the first whole block, whole blocks, the rest.</summary>
    /// <param name="like">A request with channel, offer cycle, type and options.</param>
    /// <param name="address">First address inside the channel.</param>
    /// <param name="stride">Bytes from one transaction to the next.</param>
    /// <param name="count">Transactions.</param>
    internal IEnumerable<RequestRecord> Split(RequestRecord like, long address, long stride, long count)
    {
        if (_channels == 1)
            return [Rows(like, address, count, stride, 1, 0)];
        return stride == _transaction ? Contiguous(like, address, count) : Singles(like, address, stride, count);
    }

    private IEnumerable<RequestRecord> Contiguous(RequestRecord like, long address, long count)
    {
        var inBlock = _block / _transaction;
        var head = Math.Min(count, (_block - (address % _block)) % _block / _transaction);
        if (head > 0)
            yield return Rows(like, address, head, _transaction, 1, 0);
        var blocks = (count - head) / inBlock;
        if (blocks > 0)
            yield return Rows(like, address + (head * _transaction), inBlock, _transaction, blocks, _block * _channels);
        var done = head + (blocks * inBlock);
        if (done < count)
            yield return Rows(like, address + (done * _transaction), count - done, _transaction, 1, 0);
    }

    private IEnumerable<RequestRecord> Singles(RequestRecord like, long address, long stride, long count)
    {
        for (long i = 0; i < count; i++)
            yield return Rows(like, address + (i * stride), 1, 0, 1, 0);
    }

    private RequestRecord Rows(RequestRecord like, long address, long inner, long stride, long rows, long distance) => like with
    {
        Address = (ulong)OfMemory(address, like.Channel),
        Stride = stride,
        OuterStride = distance,
        Count = checked((uint)inner),
        OuterCount = checked((uint)rows),
    };

    private long OfMemory(long address, int channel) => (((address / _block * _channels) + channel) * _block) + (address % _block);
}
