using System.Threading.Channels;
using Tlm.Observability.Collection;
using Tlm.Observability.Recording;

namespace Tlm.Observability.Perfetto;

/// <summary>Writes a run as a native Perfetto trace, while it goes on, in bounded memory: a thread of its own encodes what the partitions hand over.</summary>
/// <param name="filter">What the trace shows.</param>
/// <param name="femtosecondsPerTick">Simulated time that Perfetto shows as a nanosecond.</param>
/// <param name="steps">Whether steps of streams are shown as well.</param>
public sealed class PerfettoTrace(TraceFilter filter, long femtosecondsPerTick, bool steps) : ITraceWriter, IDisposable
{
    private readonly Channel<(TraceBatches Owner, TraceItem[] Items, int Count)> _full = Channel.CreateUnbounded<(TraceBatches, TraceItem[], int)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<string, TraceBatches> _partitions = new(StringComparer.Ordinal);
    private Thread? _writer;
    private Stream? _file;
    private string _path = "";
    private PerfettoEvents? _events;
    private Exception? _failure;

    /// <inheritdoc/>
    public bool WantsSteps => steps;

    /// <summary>Events written so far.</summary>
    public long Events => _events?.Count ?? 0;

    /// <summary>Begins to write, before the run.</summary>
    /// <exception cref="IOException">The file can't be made.</exception>
    public void Open(string path)
    {
        _path = path;
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        _events = new PerfettoEvents(new PacketStream(_file, femtosecondsPerTick), filter);
        _writer = new Thread(WriteAll) { Name = "trace writer", IsBackground = true };
        _writer.Start();
    }

    /// <inheritdoc/>
    public ITransactionSink? Follow(InitiatorSocket socket) =>
        filter.Kinds.HasFlag(TraceKinds.Transactions) && (filter.Shows(socket.Owner.FullName) || filter.Shows(socket.Peer!.Owner.FullName))
            ? new SocketSink(socket, BatchesOf(socket.Owner), filter) : null;

    /// <inheritdoc/>
    public IActivitySink? Follow(Component component) =>
        filter.Kinds.HasFlag(TraceKinds.Operators) && filter.Shows(component.FullName) ? new ComponentSink(component, BatchesOf(component), filter) : null;

    /// <summary>Ends the trace, however the run ended: counters follow from what was measured.</summary>
    /// <exception cref="IOException">The trace could not be written whole; what there was of it has been deleted.</exception>
    public void Finish(RunMeasurement run)
    {
        foreach (TraceBatches partition in _partitions.Values)
            partition.Flush();
        _full.Writer.Complete();
        _writer!.Join();
        if (_failure is null)
            Guarded(() =>
            {
                if (filter.Kinds.HasFlag(TraceKinds.Counters))
                    _events!.WriteCounters(run);
                _file!.Flush();
            });
        Guarded(Dispose);
        if (_failure is not null)
            throw new IOException($"{_failure.Message.TrimEnd('.')}; it was deleted to leave room for the results", _failure);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream? file = _file;
        _file = null;
        file?.Dispose();
    }

    private TraceBatches BatchesOf(Component component)
    {
        string partition = component.Context.Partition;
        if (!_partitions.TryGetValue(partition, out TraceBatches? batches))
            _partitions.Add(partition, batches = new TraceBatches(_full.Writer));
        return batches;
    }

    // after a failure batches are still taken, so that the run does not wait for ever
    private void WriteAll()
    {
        while (_full.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_full.Reader.TryRead(out var batch))
            {
                if (_failure is null)
                    Guarded(() => _events!.Write(batch.Items.AsSpan(0, batch.Count)));
                batch.Owner.Return(batch.Items);
            }
        }
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (_failure is null)
                GiveUp(error);
        }
    }

    // a disk that is full of half a trace has no room for the results of the run
    private void GiveUp(Exception error)
    {
        _failure = error;
        Guarded(Dispose);
        Guarded(() => File.Delete(_path));
    }

    private sealed class SocketSink(InitiatorSocket socket, TraceBatches batches, TraceFilter filter) : ITransactionSink
    {
        public void Add(Payload payload, in TransactionTimes times)
        {
            if (!filter.Shows(times.Sent, times.Returned))
                return;
            ref TraceItem item = ref batches.Next();
            (item.Socket, item.Component) = (socket, null);
            item.Transaction = TransactionRecord.Of(payload, times);
        }
    }

    private sealed class ComponentSink(Component component, TraceBatches batches, TraceFilter filter) : IActivitySink
    {
        public void Add(in Activity activity)
        {
            if (!filter.Shows(activity.Begin, activity.End))
                return;
            ref TraceItem item = ref batches.Next();
            (item.Socket, item.Component) = (null, component);
            item.Activity = activity;
        }
    }
}
