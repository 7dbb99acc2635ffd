namespace Tlm.Models.Interconnect.Tests;

/// <summary>Sends equal transactions with a limited number under way and notes when each response came.</summary>
internal sealed class Requester : Component
{
    private readonly SimEvent _answered;
    private int _underWay;

    public Requester(ComponentContext context, int count, int window, Action<int, Payload> fill)
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
                Payload payload = pool.Rent();
                payload.Id = i;
                fill(i, payload);
                await Port.SendAsync(payload);
            }
        });
        Thread("receive", async () =>
        {
            for (int i = 0; i < count; i++)
            {
                Payload payload = await Port.ReceiveResponseAsync();
                Responses.Add(new Response(payload.Id, Now, Now - payload.RequestTime, payload.ResponseStatus));
                payload.Release();
                _underWay--;
                _answered.Notify();
            }
        });
    }

    public InitiatorSocket Port { get; }

    public List<Response> Responses { get; } = [];

    /// <summary>Times that the requests were under way, summed.</summary>
    public Int128 RoundTrips => Responses.Aggregate(Int128.Zero, (sum, response) => sum + response.RoundTrip.Femtoseconds);

    public SimTime End => Responses[^1].Time;
}

internal readonly record struct Response(long Id, SimTime Time, SimTime RoundTrip, ResponseStatus Status);
