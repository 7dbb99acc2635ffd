namespace Tlm.Models.Storage.Tests;

/// <summary>Sends equal transactions with a limited number under way and notes when each response came.</summary>
internal sealed class Requester : Component
{
    private readonly SimEvent _answered;
    private int _underWay;

    public Requester(ComponentContext context, int count, int window, Func<int, Payload, Payload> fill)
        : base(context)
    {
        Port = new InitiatorSocket(this, "mem");
        _answered = new SimEvent(this, "answered");
        PayloadPool pool = new();
        Thread("send", async () =>
        {
            for (int i = 0; i < count; i++)
            {
                while (_underWay >= window)
                    await _answered;
                _underWay++;
                await Port.SendAsync(fill(i, pool.Rent()));
            }
        });
        Thread("receive", async () =>
        {
            for (int i = 0; i < count; i++)
            {
                Payload payload = await Port.ReceiveResponseAsync();
                Responses.Add((Now, payload.ResponseStatus, payload.Stages.Total, Now - payload.RequestTime));
                payload.Release();
                _underWay--;
                _answered.Notify();
            }
        });
    }

    public InitiatorSocket Port { get; }

    public List<(SimTime Time, ResponseStatus Status, SimTime Stages, SimTime RoundTrip)> Responses { get; } = [];

    public SimTime End => Responses[^1].Time;
}
