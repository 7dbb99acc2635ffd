namespace Tlm;

// Who is told the transactions of the socket.
public sealed partial class InitiatorSocket
{
    private ITransactionSink? _streamSink;

    /// <summary>Tells a sink every transaction of this socket when its response has arrived; before time 0, once. Streams come as one transaction.</summary>
    /// <param name="sink">Who is told.</param>
    /// <param name="steps">Also tell the steps of streams that the target takes one by one.</param>
    /// <exception cref="InvalidOperationException">The socket is not the one that has the link, or has a sink already.</exception>
    public void Record(ITransactionSink sink, bool steps = false)
    {
        if (_requests is null || _responses is null)
            throw new InvalidOperationException($"{FullName} has no link of its own");
        if (_requests.IsRecorded)
            throw new InvalidOperationException($"{FullName} is recorded already");
        if (IsDirect && _target!.TakesCalls)
            Leaf.Observe(new CallRecorder(sink));
        var recorder = new LinkRecorder(steps ? sink : new WholeTransactions(sink));
        _requests.IsRecorded = true;
        _responses.Receiving.Watch = recorder;
        _streamSink = sink;
    }

    /// <summary>A stream whose steps the sockets issue has got all its responses.</summary>
    internal void StreamEnded(Payload stream, SimTime issued)
    {
        if (_streamSink is { } sink)
            sink.Add(stream, new TransactionTimes(issued, issued, Owner.Now, Owner.Now, false, stream.Hops));
    }

    private sealed class WholeTransactions(ITransactionSink inner) : ITransactionSink
    {
        public void Add(Payload payload, in TransactionTimes times)
        {
            if (!times.IsStep)
                inner.Add(payload, times);
        }
    }
}
