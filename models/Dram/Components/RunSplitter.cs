using Tlm.Models.Dram.Mapping;

namespace Tlm.Models.Dram.Components;

/// <summary>Splits the bytes of a payload into runs of transactions, channel by channel, in the order in which steps issue.</summary>
/// <param name="mapper">Channel of an address.</param>
/// <param name="channels">Number of channels.</param>
/// <param name="transactionBytes">Bytes of a transaction; a power of two.</param>
/// <param name="blockBytes">Bytes that lie together in a channel.</param>
internal sealed class RunSplitter(ChannelMapper mapper, int channels, int transactionBytes, long blockBytes)
{
    /// <summary>Splits a payload; addresses are relative to the first of the memory.</summary>
    public void Split(Payload payload, long cycle, int tag, IRunSink sink)
    {
        long address = (long)payload.Address - sink.Base;
        if (!payload.IsStream || payload.StreamShape.IsContiguous)
        {
            SplitBlock(address, payload.Length, payload.IsWrite, cycle, tag, sink);
            return;
        }

        ref readonly StreamShape shape = ref payload.StreamShape;
        for (long step = 0; step < shape.Steps; step++)
            SplitBlock(address + shape.OffsetOf(step), shape.BytesPerStep, payload.IsWrite, cycle, tag, sink);
    }

    /// <summary>A block of adjacent bytes is one contiguous run in each channel that it touches.</summary>
    private void SplitBlock(long address, long bytes, bool isWrite, long cycle, int tag, IRunSink sink)
    {
        long first = address & -transactionBytes;
        long end = (address + bytes + transactionBytes - 1) & -transactionBytes;
        long touched = Math.Min(channels, ((end - 1) / blockBytes) - (first / blockBytes) + 1);
        for (long block = 0; block < touched; block++)
        {
            long start = block == 0 ? first : (first / blockBytes * blockBytes) + (block * blockBytes);
            int channel = mapper.ChannelOf(start);
            long count = (InChannelBefore(end, channel) - InChannelBefore(start, channel)) / transactionBytes;
            sink.Add(channel, new TransactionRun(mapper.InsideChannel(start), transactionBytes, count, isWrite, cycle, tag));
        }
    }

    /// <summary>Bytes below an address that belong to a channel.</summary>
    private long InChannelBefore(long address, int channel)
    {
        long round = blockBytes * channels;
        long inRound = (address % round) - (channel * blockBytes);
        return (address / round * blockBytes) + Math.Clamp(inRound, 0, blockBytes);
    }
}

/// <summary>Takes the runs of a payload.</summary>
internal interface IRunSink
{
    /// <summary>First address of the memory.</summary>
    long Base { get; }

    /// <summary>A run for a channel.</summary>
    void Add(int channel, in TransactionRun run);
}
