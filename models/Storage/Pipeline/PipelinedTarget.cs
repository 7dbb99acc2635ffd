namespace Tlm.Models.Storage;

/// <summary>A memory that serves transactions in order, several at a time: accepts, schedules, and responds when the last data is there.</summary>
public abstract class PipelinedTarget : Component, IAddressSpace
{
    private readonly int _outstanding;
    private readonly Lane[] _lanes;
    private readonly SimEvent _finished;
    private readonly SimEvent _arrived;
    private StepDesk? _desk;
    private int _underWay;

    private protected PipelinedTarget(
        ComponentContext context, AddressRange range, int outstanding, bool writesApart = false, StreamLinks streamLinks = StreamLinks.AsOneItem)
        : base(context)
    {
        Range = range;
        _outstanding = outstanding;
        Port = new TargetSocket(this, "port") { KnowsStreams = true, StreamLinks = streamLinks };
        Meters = new StorageMeters(this);
        _finished = new SimEvent(this, "finished");
        _arrived = new SimEvent(this, "arrived");
        _lanes = writesApart ? [new Lane(this, "reads"), new Lane(this, "writes")] : [new Lane(this, "accesses")];
        Server("accept", AcceptAsync);
        Server("answer", AnswerAsync);
        foreach (Lane lane in _lanes)
            Server($"respond_{lane.Name}", () => RespondAsync(lane));
    }

    /// <summary>Where requests arrive.</summary>
    public TargetSocket Port { get; }

    /// <inheritdoc/>
    public ulong FirstAddress => Range.Base;

    /// <inheritdoc/>
    public long Size => (long)Range.Size;

    internal StorageMeters Meters { get; }

    private protected AddressRange Range { get; }

    internal bool Admits(Payload payload) => Range.Admits(payload);

    internal bool Admits(StepTicket ticket, long step) => ticket.IsStepIn(Range, step);

    /// <summary>Latency and time on the data bus of a step of a transaction, for memories that serve streams whole.</summary>
    internal virtual (SimTime Latency, SimTime Bus) TimesOf(Payload payload, long bytes) => default;

    /// <summary>Steps are accepted: counts them.</summary>
    internal void Count(in StepTally tally)
    {
        Meters.Count(tally);
        if (!tally.IsRefused)
            Charge(tally);
    }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        if (Port.WorksOutLink)
            _desk = new StepDesk(this, _outstanding, _arrived);
    }

    /// <inheritdoc/>
    protected override void EndOfSimulation() => _desk?.Settle();

    /// <inheritdoc/>
    protected override void SettleStatistics() => _desk?.Settle();

    /// <summary>Decides when a transaction that is inside the memory has its data; charges its energy. An error response comes from <see cref="Access.Refused"/>.</summary>
    private protected abstract Access Schedule(Payload payload);

    /// <summary>Charges the energy of steps, for memories that serve streams whole.</summary>
    private protected virtual void Charge(in StepTally tally)
    {
    }

    private async SimTask AnswerAsync()
    {
        if (_desk is not null)
            await _desk.AnswerAllAsync();
    }

    private async SimTask AcceptAsync()
    {
        if (_desk is not null)
            await _desk.TakeAllAsync();
        while (true)
        {
            Payload payload = await Port.ReceiveAsync();
            Access access = Range.Admits(payload) ? Schedule(payload) : Access.Refused(payload, Now);
            _underWay++;
            Meters.Begin(payload, access, Now);
            _lanes[payload.IsWrite ? ^1 : 0].Add(access);
            while (_underWay >= _outstanding)
                await _finished;
        }
    }

    private async SimTask RespondAsync(Lane lane)
    {
        while (true)
        {
            while (lane.IsEmpty)
                await lane.Added;
            Access access = lane.Take();
            if (access.ResponseTime > Now)
                await WaitUntil(access.ResponseTime);
            StorageMeters.Mark(access, Port);
            await Port.RespondAsync(access.Payload);
            if (access.LastData > Now)
                await WaitUntil(access.LastData);
            _underWay--;
            Meters.End();
            _finished.Notify();
        }
    }
}
