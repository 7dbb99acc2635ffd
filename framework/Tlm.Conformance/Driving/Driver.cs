using Tlm.Transactions;

namespace Tlm.Conformance.Driving;

/// <summary>An initiator that sends what a plan says and notes the answers.</summary>
internal sealed class Driver : Component
{
    private readonly Plan _plan;
    private readonly PayloadPool _pool = new("conformance");
    private readonly ProtocolChecker _checker = new(collects: true);
    private readonly List<Answer> _answers = [];
    private readonly SimEvent _answered;
    private readonly SimEvent _requestEnded;
    private int _next;
    private Payload? _requesting;

    public Driver(ComponentContext context, Port peer, Plan plan)
        : base(context)
    {
        _plan = plan;
        Socket = Partner.Of(this, peer);
        Socket.RegisterNbTransportBackward(Backward);
        Socket.Observe(_checker);
        _answered = new SimEvent(this, "answered");
        _requestEnded = new SimEvent(this, "request_ended");
        Start();
    }

    public InitiatorSocket Socket { get; }

    public IReadOnlyList<Answer> Answers => _answers;

    public IReadOnlyList<string> Breaches => [.. _checker.Breaches.Select(static breach => $"{breach.Rule}: {breach.Message}")];

    private void Start()
    {
        if (_plan.Way == Way.Channel)
        {
            Thread("send", SendAllAsync);
            Thread("receive", ReceiveAllAsync);
            return;
        }
        for (int i = 0; i < _plan.Outstanding; i++)
            Thread($"call{i}", _plan.Way == Way.Blocking ? CallAllAsync : BeginAllAsync);
    }

    private async SimTask CallAllAsync()
    {
        while (_next < _plan.Requests)
        {
            Payload payload = Make();
            SimTime delay = await Socket.BTransportAsync(payload, SimTime.Zero);
            if (delay > SimTime.Zero)
                await Delay(delay);
            Note(payload);
        }
    }

    private async SimTask SendAllAsync()
    {
        while (_next < _plan.Requests)
        {
            while (_next - _answers.Count >= _plan.Outstanding)
                await _answered;
            await Socket.SendAsync(Make());
        }
    }

    private async SimTask ReceiveAllAsync()
    {
        while (_answers.Count < _plan.Requests)
        {
            Note(await Socket.ReceiveResponseAsync());
            _answered.Notify();
            if (_plan.Pause > SimTime.Zero)
                await Delay(_plan.Pause);
        }
    }

    private async SimTask BeginAllAsync()
    {
        while (_next < _plan.Requests)
        {
            while (_requesting is not null)
                await _requestEnded;
            if (_next == _plan.Requests)
                return;
            await BeginAsync(Make());
        }
    }

    private async SimTask BeginAsync(Payload payload)
    {
        Phase phase = Phase.BeginRequest;
        SimTime delay = SimTime.Zero;
        _requesting = payload;
        SyncStatus status = Socket.NbTransportForward(payload, ref phase, ref delay);
        if (status == SyncStatus.Completed)
        {
            await Delay(delay);
            EndRequest(payload);
            Note(payload);
            return;
        }
        if (status == SyncStatus.Updated)
        {
            await Delay(delay);
            Take(payload, phase);
        }
        long id = payload.Id;
        while (!_answers.Exists(answer => answer.Id == id))
            await _answered;
    }

    private SyncStatus Backward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        Take(payload, phase);
        if (phase != Phase.BeginResponse)
            return SyncStatus.Accepted;
        phase = Phase.EndResponse;
        return SyncStatus.Completed;
    }

    private void Take(Payload payload, Phase phase)
    {
        EndRequest(payload);
        if (phase != Phase.BeginResponse)
            return;
        Note(payload);
        _answered.Notify();
    }

    private void EndRequest(Payload payload)
    {
        if (!ReferenceEquals(_requesting, payload))
            return;
        _requesting = null;
        _requestEnded.Notify();
    }

    private Payload Make()
    {
        Payload payload = _pool.Rent();
        int id = _next++;
        ulong address = _plan.Address ?? (ulong)(id * _plan.Bytes % 4096);
        _ = id % 3 == 0 ? payload.SetWrite(address, _plan.Bytes) : payload.SetRead(address, _plan.Bytes);
        if (_plan.CarriesData)
            payload.Data = new byte[_plan.Bytes];
        payload.Id = id;
        return payload;
    }

    private void Note(Payload payload) =>
        _answers.Add(new Answer(payload.Id, Now, payload.ResponseStatus, payload.ReferenceCount, _answers.Count(answer => answer.Id == payload.Id)));
}
