using System.Runtime.CompilerServices;
using Tlm.Observability.Collection;

namespace Tlm.Observability.Recording;

/// <summary>Sums and samples the transactions of one initiator socket. Allocates nothing once its buffers have grown.</summary>
internal sealed class TransactionLog(InitiatorSocket socket, ITransactionSink? trace) : ITransactionSink
{
    private const int Capacity = 8192;
    private readonly BoundedLog<TransactionRecord> _log = new(Capacity);
    private readonly TimeBins _read = new(0, BinLayout.Of(socket.Owner.Context.Simulation.SeriesBin));
    private readonly TimeBins _written = new(0, BinLayout.Of(socket.Owner.Context.Simulation.SeriesBin));
    private TrafficTotals _totals;

    public InitiatorSocket Socket => socket;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Payload payload, in TransactionTimes times)
    {
        trace?.Add(payload, times);
        if (times.IsStep)
            return; // its stream is counted as a whole
        _totals.Add(payload, times);
        if (payload.Command != PayloadCommand.Ignore)
            (payload.IsRead ? _read : _written).AddSpan(times.Sent.Femtoseconds, times.Returned.Femtoseconds, payload.Length);
        if (_log.TryOffer(out int place))
            _log[place] = TransactionRecord.Of(payload, times);
    }

    public void Reset(SimTime start)
    {
        _totals = default;
        _log.Clear();
        _read.Reset(start.Femtoseconds);
        _written.Reset(start.Femtoseconds);
    }

    public TrafficMeasurement Measure() =>
        new(socket.FullName, socket.Peer!.FullName, _totals, _read.Snapshot(), _written.Snapshot(), _log.Records.ToArray(), _log.Every);
}
