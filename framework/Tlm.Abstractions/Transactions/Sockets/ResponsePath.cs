namespace Tlm;

// Gives responses to an initiator on the non-blocking backward path, one at a time (the response exclusion rule).
internal sealed class ResponsePath(Component owner, string name, Func<IBackwardTransport> initiator)
{
    private readonly SimEvent _endResponse = new(owner, name);
    private bool _busy;

    /// <summary>BEGIN_RESP, as soon as the response before has ended.</summary>
    public async SimTask RespondAsync(Payload payload)
    {
        while (_busy)
            await _endResponse;
        Phase phase = Phase.BeginResponse;
        SimTime delay = SimTime.Zero;
        SyncStatus status = initiator().NbTransportBackward(payload, ref phase, ref delay);
        _busy = !(status == SyncStatus.Completed || (status == SyncStatus.Updated && phase == Phase.EndResponse));
        if (!_busy)
            payload.Release();
        else
            Awaiting = payload;
    }

    /// <summary>The response whose END_RESP is awaited.</summary>
    public Payload? Awaiting { get; private set; }

    /// <summary>END_RESP.</summary>
    public SyncStatus End(Payload payload, SimTime delay)
    {
        if (!ReferenceEquals(payload, Awaiting))
            throw new TransportException(TransportRule.PhaseOrder, $"END_RESP of {payload}, whose BEGIN_RESP was not sent");
        Awaiting = null;
        _busy = false;
        _endResponse.Notify(delay);
        payload.Release();
        return SyncStatus.Completed;
    }
}
