namespace Tlm.Models.Traffic;

/// <summary>Sends requests by a rule and measures how long they take. A failed response ends the run with an error.</summary>
[Component("traffic", Description = "Traffic generator: linear or random requests to a memory, with their latency and bandwidth", NoEnergy = "a source of requests, no hardware")]
public sealed class TrafficGenerator : Component, IResultSource, IProgressSource
{
    private readonly TrafficOptions _options;
    private readonly AddressSequence _addresses;
    private readonly PayloadPool _payloads;
    private readonly TrafficMeters _meters;
    private readonly SimEvent _answered;
    private long _underWay;

    /// <summary>Creates the generator.</summary>
    public TrafficGenerator(ComponentContext context, TrafficOptions options, SimRandom random)
        : base(context)
    {
        _options = options;
        _addresses = new AddressSequence(options, random);
        _payloads = new PayloadPool(FullName);
        _meters = new TrafficMeters(this, options);
        _answered = new SimEvent(this, "answered");
        Memory = new InitiatorSocket(this, "mem");
        Thread("issue", IssueAsync);
        Server("answers", TakeAnswersAsync);
    }

    /// <summary>Where requests go.</summary>
    public InitiatorSocket Memory { get; }

    /// <inheritdoc/>
    public WorkProgress Progress => new(_meters.Answered, _options.Count, "requests");

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        ulong bytes = _addresses.Bytes;
        Check(_options.Base, bytes, "base");
        if (_options.CopiesTo is { } destination)
            Check(destination, bytes, "copies_to");
    }

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet) => _meters.Publish(sheet);

    // whatever the range, a first address that is not answered is the first one's fault
    private void Check(ulong first, ulong bytes, string key)
    {
        ulong last = first + Math.Min(bytes - 1, ulong.MaxValue - first);
        if (Memory.AddressProblem(first, last) is not { } problem)
            return;
        string[] keys = Memory.AddressProblem(first, first) is null ? ["range", "size", "count", key] : [key];
        throw new ElaborationException($"{FullName}: {problem}", FullName, keys);
    }

    private async SimTask IssueAsync()
    {
        for (var number = 0L; number < _options.Count; number++)
        {
            while (_underWay >= _options.Outstanding)
                await _answered;
            await Memory.SendAsync(Prepare(number));
            if (!_options.Period.IsZero)
                await Delay(_options.Period);
        }
        while (_underWay > 0)
            await _answered;
    }

    private Payload Prepare(long number)
    {
        var payload = _addresses.Next(_payloads.Rent());
        payload.Id = number;
        payload.RequestTime = Now;
        _underWay++;
        _meters.Sent();
        return payload;
    }

    private async SimTask TakeAnswersAsync()
    {
        while (true)
        {
            var payload = await Memory.ReceiveResponseAsync();
            payload.EnsureOk();
            _underWay--;
            _meters.Received(payload, Now);
            payload.Release();
            _answered.Notify();
        }
    }
}
