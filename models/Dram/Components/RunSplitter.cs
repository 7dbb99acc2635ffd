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
        // steps that share a transaction each move it
        if (!payload.IsStream || (payload.StreamShape.IsContiguous && IsWhole(address, payload.StreamShape.BytesPerStep)))
        {
            SplitBlock(address, payload.Length, payload.IsWrite, cycle, tag, sink);
            return;
        }

        ref readonly StreamShape shape = ref payload.StreamShape;
        bool lieEndToEnd = shape.Stride == shape.BytesPerStep && IsWhole(address, shape.BytesPerStep);
        var steps = new BlockRows(address, shape.BytesPerStep, shape.Count, shape.Stride);
        var rows = new BlockRows(address, shape.BytesPerStep * shape.Count, shape.OuterCount, shape.OuterStride);
        if (lieEndToEnd && IsWhole(shape.OuterStride, 0))
            SplitRows(rows, payload.IsWrite, cycle, tag, sink);
        else
            SplitSteps(steps, shape, payload.IsWrite, cycle, tag, sink);
    }

    private bool IsWhole(long address, long bytes) => ((address | bytes) & (transactionBytes - 1)) == 0;

    private void SplitSteps(BlockRows steps, in StreamShape shape, bool isWrite, long cycle, int tag, IRunSink sink)
    {
        for (long outer = 0; outer < shape.OuterCount; outer++)
            SplitRows(steps with { Address = steps.Address + (outer * shape.OuterStride) }, isWrite, cycle, tag, sink);
    }

    /// <summary>Equal blocks. Where all lie alike to the channels they are one run of rows in each; else a run for each block.</summary>
    private void SplitRows(in BlockRows rows, bool isWrite, long cycle, int tag, IRunSink sink)
    {
        if (rows.Distance % (blockBytes * channels) == 0)
        {
            SplitBlock(rows, isWrite, cycle, tag, sink);
            return;
        }

        for (long row = 0; row < rows.Count; row++)
            SplitBlock(rows.Address + (row * rows.Distance), rows.Bytes, isWrite, cycle, tag, sink);
    }

    private void SplitBlock(long address, long bytes, bool isWrite, long cycle, int tag, IRunSink sink) =>
        SplitBlock(new BlockRows(address, bytes, 1, 0), isWrite, cycle, tag, sink);

    /// <summary>A block of adjacent bytes is one contiguous run in each channel that it touches; blocks that lie alike are rows of it.</summary>
    private void SplitBlock(in BlockRows rows, bool isWrite, long cycle, int tag, IRunSink sink)
    {
        long first = rows.Address & -transactionBytes;
        long end = (rows.Address + rows.Bytes + transactionBytes - 1) & -transactionBytes;
        long touched = Math.Min(channels, ((end - 1) / blockBytes) - (first / blockBytes) + 1);
        for (long block = 0; block < touched; block++)
        {
            long start = block == 0 ? first : (first / blockBytes * blockBytes) + (block * blockBytes);
            int channel = mapper.ChannelOf(start);
            long count = (InChannelBefore(end, channel) - InChannelBefore(start, channel)) / transactionBytes;
            long inner = rows.Count > 1 ? count : 0;
            sink.Add(channel, new TransactionRun(
                mapper.InsideChannel(start), transactionBytes, count * rows.Count, isWrite, cycle, tag, inner, inner > 0 ? rows.Distance / channels : 0));
        }
    }

    /// <summary>Bytes below an address that belong to a channel.</summary>
    private long InChannelBefore(long address, int channel)
    {
        long round = blockBytes * channels;
        long inRound = (address % round) - (channel * blockBytes);
        return (address / round * blockBytes) + Math.Clamp(inRound, 0, blockBytes);
    }

    /// <summary>Equal blocks of bytes at equal distances.</summary>
    private readonly record struct BlockRows(long Address, long Bytes, long Count, long Distance);
}

/// <summary>Takes the runs of a payload.</summary>
internal interface IRunSink
{
    /// <summary>First address of the memory.</summary>
    long Base { get; }

    /// <summary>A run for a channel.</summary>
    void Add(int channel, in TransactionRun run);
}
