namespace Tlm.Transactions;

/// <summary>
/// Holds what passes a socket against the base protocol and names the rule that is broken: <c>socket.Observe(new ProtocolChecker())</c>.
/// Throws at the first breach, or collects them all. Watch one socket with one checker.
/// </summary>
public sealed class ProtocolChecker : ITransportObserver
{
    private readonly Dictionary<Payload, WatchedTransaction> _transactions = [];
    private readonly List<RuleBreach> _breaches = [];
    private readonly bool _collects;
    private Payload? _request;
    private Payload? _response;

    /// <summary>A checker.</summary>
    /// <param name="collects">True to go on after a breach and list it in <see cref="Breaches"/>; else the first one is thrown.</param>
    public ProtocolChecker(bool collects = false) => _collects = collects;

    /// <summary>What was broken so far.</summary>
    public IReadOnlyList<RuleBreach> Breaches => _breaches;

    /// <summary>Transactions that passed so far, of any kind.</summary>
    public long Transactions { get; private set; }

    /// <summary>Non-blocking transactions that have begun and not ended.</summary>
    public int UnderWay => _transactions.Count;

    /// <inheritdoc/>
    public void BlockingBegins(InitiatorSocket socket, Payload payload, SimTime delay)
    {
        Transactions++;
        CheckRequest(socket, payload);
    }

    /// <inheritdoc/>
    public void BlockingEnds(InitiatorSocket socket, Payload payload, SimTime delay)
    {
        if (payload.ResponseStatus == ResponseStatus.Incomplete)
            Breach(socket, TransportRule.StatusSet, $"blocking transport of {payload} returned with status Incomplete");
        if (delay < SimTime.Zero)
            Breach(socket, TransportRule.TimeOrder, $"blocking transport of {payload} returned the negative delay {delay}");
    }

    /// <inheritdoc/>
    public void NonBlockingBegins(InitiatorSocket socket, bool forward, Payload payload, Phase phase, SimTime delay)
    {
        if (phase.IsExtended())
            return;
        if (!payload.IsPooled && !forward)
            Breach(socket, TransportRule.NotManaged, $"{phase.Name()} of {payload}: a payload of non-blocking transport belongs to a pool");
        if (forward != phase is Phase.BeginRequest or Phase.EndResponse)
            Breach(socket, TransportRule.PhaseDirection, $"{phase.Name()} of {payload} came on the {(forward ? "forward" : "backward")} path");
        Enter(socket, payload, phase, socket.Owner.Now + delay);
        if (_transactions.TryGetValue(payload, out WatchedTransaction? transaction))
            (transaction.CalledPhase, transaction.CalledDelay) = (phase, delay);
    }

    /// <inheritdoc/>
    public void NonBlockingEnds(InitiatorSocket socket, bool forward, Payload payload, SyncStatus status, Phase phase, SimTime delay)
    {
        if (phase.IsExtended() || !_transactions.TryGetValue(payload, out WatchedTransaction? transaction))
            return;
        bool changed = phase != transaction.CalledPhase || delay != transaction.CalledDelay;
        if (status == SyncStatus.Accepted && changed)
            Breach(socket, TransportRule.AcceptedUnchanged, $"{transaction.CalledPhase.Name()} of {payload} returned Accepted, but phase or delay changed (to {phase.Name()}, {delay})");
        if (status == SyncStatus.Updated)
            Update(socket, payload, transaction, phase, delay);
        if (status == SyncStatus.Completed || transaction.Phase == Phase.EndResponse)
            Complete(socket, payload, transaction);
    }

    /// <inheritdoc/>
    public void RequestSent(InitiatorSocket socket, Payload payload)
    {
        Transactions++;
        CheckRequest(socket, payload);
    }

    private void Update(InitiatorSocket socket, Payload payload, WatchedTransaction transaction, Phase phase, SimTime delay)
    {
        if (phase <= transaction.CalledPhase)
            Breach(socket, TransportRule.UpdatedPhase, $"{transaction.CalledPhase.Name()} of {payload} returned Updated with {phase.Name()}, which is not later");
        else
            Enter(socket, payload, phase, socket.Owner.Now + delay);
    }

    private void Enter(InitiatorSocket socket, Payload payload, Phase phase, SimTime at)
    {
        if (phase == Phase.BeginRequest)
        {
            Begin(socket, payload, at);
            return;
        }
        if (!_transactions.TryGetValue(payload, out WatchedTransaction? transaction))
        {
            Breach(socket, TransportRule.ResponseWithoutRequest, $"{phase.Name()} of {payload}, which has no BEGIN_REQ under way");
            return;
        }
        CheckOrder(socket, payload, transaction, phase, at);
        CheckConstant(socket, payload, transaction);
        Advance(socket, payload, phase);
        transaction.Phase = phase;
        transaction.Time = at;
    }

    private void Begin(InitiatorSocket socket, Payload payload, SimTime at)
    {
        Transactions++;
        CheckRequest(socket, payload);
        if (!payload.IsPooled)
            Breach(socket, TransportRule.NotManaged, $"BEGIN_REQ of {payload}: a payload of non-blocking transport belongs to a pool");
        if (_transactions.ContainsKey(payload))
            Breach(socket, TransportRule.PhaseOrder, $"BEGIN_REQ of {payload}, which is under way already");
        if (_request is not null && !ReferenceEquals(_request, payload))
            Breach(socket, TransportRule.RequestExclusion, $"BEGIN_REQ of {payload} before the END_REQ of {_request}");
        _request = payload;
        _transactions[payload] = new WatchedTransaction(payload, at);
    }

    // A response may begin without an END_REQ: that ends the request as well.
    private void CheckOrder(InitiatorSocket socket, Payload payload, WatchedTransaction transaction, Phase phase, SimTime at)
    {
        bool fits = phase switch
        {
            Phase.EndRequest => transaction.Phase == Phase.BeginRequest,
            Phase.BeginResponse => transaction.Phase is Phase.BeginRequest or Phase.EndRequest,
            Phase.EndResponse => transaction.Phase == Phase.BeginResponse,
            _ => false,
        };
        if (!fits)
            Breach(socket, TransportRule.PhaseOrder, $"{phase.Name()} of {payload} after {transaction.Phase.Name()}");
        if (at < transaction.Time)
            Breach(socket, TransportRule.TimeOrder, $"{phase.Name()} of {payload} at {at}, before {transaction.Phase.Name()} at {transaction.Time}");
    }

    private void Advance(InitiatorSocket socket, Payload payload, Phase phase)
    {
        if (phase is Phase.EndRequest or Phase.BeginResponse && ReferenceEquals(_request, payload))
            _request = null;
        if (phase == Phase.EndResponse && ReferenceEquals(_response, payload))
            _response = null;
        if (phase != Phase.BeginResponse)
            return;
        if (_response is not null && !ReferenceEquals(_response, payload))
            Breach(socket, TransportRule.ResponseExclusion, $"BEGIN_RESP of {payload} before the END_RESP of {_response}");
        if (payload.ResponseStatus == ResponseStatus.Incomplete)
            Breach(socket, TransportRule.StatusSet, $"BEGIN_RESP of {payload} with status Incomplete");
        _response = payload;
    }

    private void Complete(InitiatorSocket socket, Payload payload, WatchedTransaction transaction)
    {
        if (payload.ResponseStatus == ResponseStatus.Incomplete)
            Breach(socket, TransportRule.StatusSet, $"{payload} ended with status Incomplete");
        CheckConstant(socket, payload, transaction);
        _transactions.Remove(payload);
        if (ReferenceEquals(_request, payload))
            _request = null;
        if (ReferenceEquals(_response, payload))
            _response = null;
    }

    private void CheckRequest(InitiatorSocket socket, Payload payload)
    {
        if (payload.ResponseStatus != ResponseStatus.Incomplete)
            Breach(socket, TransportRule.StatusIncomplete, $"{payload} is sent with status {payload.ResponseStatus}, Incomplete is expected");
        if (payload.DmiAllowed)
            Breach(socket, TransportRule.AttributesConstant, $"{payload} is sent with DmiAllowed set");
        try
        {
            payload.Validate();
        }
        catch (TransportException error)
        {
            Breach(socket, error.Rule, error.Message);
        }
    }

    private void CheckConstant(InitiatorSocket socket, Payload payload, WatchedTransaction transaction)
    {
        if (transaction.ChangeOf(payload) is { } attribute)
            Breach(socket, TransportRule.AttributesConstant, $"{attribute} of {payload} changed while the transaction was under way");
    }

    private void Breach(InitiatorSocket socket, string rule, string message)
    {
        _breaches.Add(new RuleBreach(rule, socket.FullName, socket.Owner.Now, message));
        if (!_collects)
            throw new TransportException(rule, $"{socket.FullName}: {message}");
    }
}
