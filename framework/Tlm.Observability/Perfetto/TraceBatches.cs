using System.Threading.Channels;

namespace Tlm.Observability.Perfetto;

/// <summary>Batches of events of one partition on their way to the writer. There are only so many: a simulation that is faster than the disk waits.</summary>
internal sealed class TraceBatches(ChannelWriter<(TraceBatches Owner, TraceItem[] Items, int Count)> full)
{
    private const int Size = 1024;
    private const int Batches = 4;
    private readonly Channel<TraceItem[]> _free = CreateFree();
    private TraceItem[] _items = new TraceItem[Size];
    private int _count;

    /// <summary>The place for the next event.</summary>
    public ref TraceItem Next()
    {
        if (_count == Size)
            Flush();
        return ref _items[_count++];
    }

    /// <summary>Hands over what there is.</summary>
    public void Flush()
    {
        if (_count == 0)
            return;
        full.TryWrite((this, _items, _count));
        _items = _free.Reader.ReadAsync().AsTask().GetAwaiter().GetResult();
        _count = 0;
    }

    /// <summary>Gives a batch back, from the writer's thread.</summary>
    public void Return(TraceItem[] items) => _free.Writer.TryWrite(items);

    private static Channel<TraceItem[]> CreateFree()
    {
        var free = Channel.CreateUnbounded<TraceItem[]>();
        for (int i = 1; i < Batches; i++)
            free.Writer.TryWrite(new TraceItem[Size]);
        return free;
    }
}
