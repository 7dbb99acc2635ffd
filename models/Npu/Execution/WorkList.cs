using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>The items of the operator at hand, and the pool they come from.</summary>
internal sealed class WorkList(DmaOptions dma)
{
    private readonly Stack<WorkItem> _free = new();
    private readonly Queue<WorkItem> _items = new();

    public int Count => _items.Count;

    public WorkItem Add(Operator op)
    {
        WorkItem item = (_free.TryPop(out WorkItem? used) ? used : new WorkItem()).Reset(op);
        _items.Enqueue(item);
        return item;
    }

    /// <summary>An item that loads weights.</summary>
    public WorkItem AddWeights(Operator op)
    {
        WorkItem item = Add(op);
        item.LoadsWeights = true;
        return item;
    }

    public WorkItem Take()
    {
        return _items.Dequeue();
    }

    public void Return(WorkItem item)
    {
        _free.Push(item);
    }

    /// <summary>A run of <paramref name="bytes"/> from <paramref name="address"/>, widened to whole bursts.</summary>
    public (ulong Address, StreamShape Shape) Run(ulong address, long bytes)
    {
        ulong burst = (ulong)dma.Burst.Bytes;
        ulong first = address / burst * burst;
        long span = checked((long)(address - first) + bytes);
        return (first, StreamShape.Contiguous(span, dma.Burst.Bytes) with { Outstanding = dma.BurstsOutstanding });
    }

    /// <summary><paramref name="count"/> runs of <paramref name="bytes"/>, <paramref name="stride"/> apart, each widened to whole bursts.</summary>
    public (ulong Address, StreamShape Shape) Runs(ulong address, long bytes, long count, long stride)
    {
        (ulong first, StreamShape run) = Run(address, bytes);
        return (first, run with { OuterCount = count, OuterStride = stride });
    }
}
