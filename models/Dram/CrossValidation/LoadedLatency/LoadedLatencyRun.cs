using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.CrossValidation.LoadedLatency;

/// <summary>
/// A paced stream beside a dependent random read: the next random read is offered when the last one is complete, the next request of the stream
/// when the last one was accepted and its gap is over.
/// </summary>
internal sealed class LoadedLatencyRun
{
    private const long _never = long.MaxValue / 4;
    private const long _probeTag = -1;

    private readonly DramChannel _channel;
    private readonly DramOrganization _organization;
    private readonly BankInterleavedOrder _order;
    private readonly SimRandom _random;
    private readonly DramReport _report = new(256);
    private readonly int _readPercent;
    private readonly int _gap;
    private long _nextStream;
    private long _nextProbe;
    private long _streamed;
    private long _probeAccepted;

    public LoadedLatencyRun(DramConfiguration configuration, int readPercent, int gap, long seed)
    {
        _channel = new DramChannel(configuration, 8);
        _organization = configuration.Organization;
        _order = new BankInterleavedOrder(_organization);
        _random = new SimRandom(seed, $"loaded-latency {readPercent} {gap}");
        _readPercent = readPercent;
        _gap = gap;
        _nextStream = gap > 0 ? 0 : _never;
    }

    /// <summary>Transactions whose data has been moved.</summary>
    public long Moved { get; private set; }

    /// <summary>Dependent reads completed.</summary>
    public long Probes { get; private set; }

    /// <summary>Sum of their latencies (cycles).</summary>
    public long ProbeCycles { get; private set; }

    public long Now => _channel.Now;

    /// <summary>Runs to a cycle, or until so many probes are complete.</summary>
    public void Run(long cycle, long probes)
    {
        while (_channel.Now < cycle && Probes < probes)
        {
            Offer();
            _report.Clear();
            _channel.AdvanceTo(Math.Min(cycle, Math.Max(_channel.Now + 1, Math.Min(_nextStream, _nextProbe))), _report, untilReport: true);
            foreach (var accept in _report.Accepts)
                Accepted(accept);
            foreach (var completion in _report.Completions)
                Completed(completion);
        }
    }

    private void Offer()
    {
        if (_nextStream <= _channel.Now)
        {
            bool write = _random.Next(100) >= _readPercent;
            var location = _order.At(_streamed);
            _channel.TryOffer(new DramRequest(_channel.Now, write, Address(location), _streamed++), location);
            _nextStream = _never;
        }

        if (_nextProbe <= _channel.Now)
        {
            var location = Anywhere();
            _channel.TryOffer(new DramRequest(_channel.Now, false, Address(location), _probeTag), location);
            _nextProbe = _never;
        }
    }

    private void Accepted(in DramEvent accept)
    {
        if (accept.Tag == _probeTag)
            _probeAccepted = accept.Cycle;
        else
            _nextStream = accept.Cycle + _gap;
    }

    private void Completed(in DramEvent completion)
    {
        Moved++;
        if (completion.Tag != _probeTag)
            return;
        Probes++;
        ProbeCycles += completion.Cycle - _probeAccepted;
        _nextProbe = completion.Cycle;
    }

    private DramLocation Anywhere() => new(
        (int)_random.Next(_organization.BankCount),
        (int)_random.Next(_organization.Counts[_organization.RowLevel]),
        (int)_random.Next(_organization.Counts[^1] / _organization.Prefetch));

    private long Address(in DramLocation location)
    {
        long columns = _organization.Counts[^1] / _organization.Prefetch;
        return ((((long)location.Bank * _organization.Counts[_organization.RowLevel]) + location.Row) * columns + location.Column)
            * _organization.TransactionBytes;
    }
}
