namespace Tlm.Models.Storage;

/// <summary>A memory that serves transactions in order, several at a time: accepts, schedules, and responds when the last data is there.</summary>
public abstract class PipelinedTarget : Component, IAddressSpace
{
    private readonly int _outstanding;
    private readonly Lane[] _lanes;
    private readonly SimEvent _finished;
    private int _underWay;

    private protected PipelinedTarget(ComponentContext context, AddressRange range, int outstanding, bool writesApart = false)
        : base(context)
    {
        Range = range;
        _outstanding = outstanding;
        Port = new TargetSocket(this, "port") { KnowsStreams = true, StreamLinks = StreamLinks.AsOneItem };
        Meters = new StorageMeters(this);
        _finished = new SimEvent(this, "finished");
        _lanes = writesApart ? [new Lane(this, "reads"), new Lane(this, "writes")] : [new Lane(this, "accesses")];
        Server("accept", AcceptAsync);
        foreach (Lane lane in _lanes)
            Server($"respond_{lane.Name}", () => RespondAsync(lane));
    }

    /// <summary>Where requests arrive.</summary>
    public TargetSocket Port { get; }

    /// <inheritdoc/>
    public ulong FirstAddress => Range.Base;

    /// <inheritdoc/>
    public long Size => (long)Range.Size;

    private protected AddressRange Range { get; }

    private protected StorageMeters Meters { get; }

    /// <summary>Decides when a transaction that is inside the memory has its data; charges its energy. An error response comes from <see cref="Access.Refused"/>.</summary>
    private protected abstract Access Schedule(Payload payload);

    private async SimTask AcceptAsync()
    {
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
