using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>Offers requests to an engine under the rules of docs/bridge-protocol.md, section 6, and runs windows.</summary>
public sealed class WindowDriver : IServedEngineObserver
{
    private readonly IServedEngine _engine;
    private readonly WindowReport _report;
    private readonly Queue<ActiveRequest> _arrivals = new();
    private readonly List<ActiveRequest> _streams = [];
    private readonly Queue<ServedTransaction>[] _queues;
    private readonly StepTable _steps = new();
    private readonly ProgressCounter _progress;
    private ActiveRequest? _offering;
    private WindowOptions _options;
    private WindowReason? _reason;
    private long _generatedAt = -1;
    private long _cycle;
    private ulong _nextId;
    private long _lastOffer;
    private long _inFlight;

    /// <summary>Drives an engine that stands at cycle 0.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="report">Takes the records of a window.</param>
    /// <param name="progress">Counts the cycles simulated.</param>
    internal WindowDriver(IServedEngine engine, WindowReport report, ProgressCounter progress)
    {
        _progress = progress;
        _engine = engine;
        _report = report;
        engine.Observer = this;
        _queues = [.. Enumerable.Range(0, engine.Memory.Channels).Select(_ => new Queue<ServedTransaction>())];
    }

    /// <summary>Adds a request behind the earlier ones.</summary>
    /// <exception cref="ProtocolException">It breaks a rule.</exception>
    public void Add(in RequestRecord record, in LevelIds? ids)
    {
        RequestCheck.Run(record, _nextId, Math.Max(_cycle, _lastOffer), _engine.Memory.Channels);
        _nextId = record.Id + 1;
        _lastOffer = record.OfferCycle;
        _arrivals.Enqueue(new ActiveRequest(record, ids));
    }

    /// <summary>Runs a window.</summary>
    /// <returns>Its end, without the digest.</returns>
    public WindowEnd Run(in WindowHead window)
    {
        _report.Clear();
        _options = window.Options;
        _reason = null;
        while (_cycle < window.Until && _reason is null)
        {
            OfferPhase();
            if (_reason is not null)
                break;
            _cycle++;
            _engine.Tick();
            _progress.Count();
            _reason ??= ReasonBehindTick(window.RecordLimit);
        }

        if (_options.HasFlag(WindowOptions.OffersAtEnd) && _cycle == window.Until && _reason is null)
            OfferPhase();
        return new WindowEnd
        {
            Window = window.Window,
            Cycle = _cycle,
            Reason = _reason ?? WindowReason.Horizon,
            Events = (ulong)_report.Events.Length,
            Commands = (ulong)_report.Commands.Length,
            InFlight = (ulong)_inFlight,
            Engine = window.Engine,
        };
    }

    /// <summary>What a channel has counted.</summary>
    internal ChannelCounts CountsOf(int channel) => _engine.CountsOf(channel);

    void IServedEngineObserver.Completed(int step)
    {
        // a write may complete while it is offered: its accept comes first
        NoteAccept();
        var owner = _steps.Owner(step);
        _inFlight--;
        if (_steps.Complete(step))
            EndStep(owner);
        if (--owner.ToComplete == 0)
            Note(owner, completion: true);
    }

    void IServedEngineObserver.Issued(in CommandRecord command)
    {
        if (_options.HasFlag(WindowOptions.ReturnCommands))
            _report.Add([command]);
    }

    private void EndStep(ActiveRequest owner)
    {
        owner.StepsInFlight--;
        if (!((RequestOptions)owner.Record.Options).HasFlag(RequestOptions.ReportFirst) || owner.HasReportedFirst)
            return;
        owner.HasReportedFirst = true;
        _report.Add([new EventRecord(_cycle, EventRecord.FirstStep | ((owner.Record.Id * 2) + 1))]);
    }

    private WindowReason? ReasonBehindTick(uint recordLimit)
    {
        if (_options.HasFlag(WindowOptions.UntilIdle) && _inFlight == 0 && _streams.Count == 0 && _arrivals.Count == 0)
            return WindowReason.Idle;
        return _report.Events.Length + _report.Commands.Length >= recordLimit ? WindowReason.RecordLimit : null;
    }

    // streams under way come first, then what arrives in this cycle: together the order of the ids
    private void OfferPhase()
    {
        if (_generatedAt != _cycle)
        {
            _generatedAt = _cycle;
            for (var i = 0; i < _streams.Count; i++)
                Generate(_streams[i], IsFirst(i, _streams[i].Record.Channel));
            _streams.RemoveAll(stream => stream.HasIssuedAll);
        }

        while (_arrivals.TryPeek(out var next) && next.Record.OfferCycle <= _cycle)
        {
            Generate(_arrivals.Dequeue(), IsFirst(_streams.Count, next.Record.Channel));
            if (!next.HasIssuedAll)
                _streams.Add(next);
        }

        foreach (var queue in _queues)
            Drain(queue);
    }

    // whether the last stream for that channel, among those ahead, has issued all its steps
    private bool IsFirst(int end, ushort channel)
    {
        while (end-- > 0)
        {
            if (_streams[end].Record.Channel == channel)
                return _streams[end].HasIssuedAll;
        }

        return true;
    }

    private void Generate(ActiveRequest request, bool first)
    {
        var record = request.Record;
        if (((RequestOptions)record.Options).HasFlag(RequestOptions.Behind) && !first)
            return;
        if ((_cycle - record.OfferCycle) % record.Interval != 0)
            return;
        for (var i = 0; i < record.StepsPerCycle && request.NextStep < request.Steps && request.StepsInFlight < record.Outstanding; i++)
            Enqueue(request, request.NextStep++);
    }

    private void Enqueue(ActiveRequest request, long step)
    {
        var record = request.Record;
        var number = _steps.Add(request, record.TransactionsPerStep);
        var address = request.AddressOf(step);
        request.StepsInFlight++;
        _inFlight += record.TransactionsPerStep;
        for (var i = 0; i < record.TransactionsPerStep; i++, address += (ulong)_engine.Memory.TransactionBytes)
        {
            var channel = record.Channel == Wire.ChannelByAddress ? _engine.ChannelOf(address) : record.Channel;
            _queues[channel].Enqueue(new ServedTransaction(number, channel, address, record.Write != 0, request.Ids));
        }
    }

    private void Drain(Queue<ServedTransaction> queue)
    {
        while (queue.TryPeek(out var head))
        {
            _offering = _steps.Owner(head.Step);
            if (!_engine.Offer(head))
                break;
            queue.Dequeue();
            NoteAccept();
        }

        _offering = null;
    }

    private void NoteAccept()
    {
        if (_offering is not null && --_offering.ToAccept == 0)
            Note(_offering, completion: false);
        _offering = null;
    }

    private void Note(ActiveRequest request, bool completion)
    {
        _report.Add([new EventRecord(_cycle, (request.Record.Id * 2) + (completion ? 1ul : 0))]);
        var awaited = completion ? RequestOptions.AwaitCompletion : RequestOptions.AwaitAccept;
        if (((RequestOptions)request.Record.Options).HasFlag(awaited))
            _reason = completion ? WindowReason.Completion : WindowReason.Accept;
    }
}
