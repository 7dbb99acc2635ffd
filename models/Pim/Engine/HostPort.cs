namespace Tlm.Models.Pim.Engine;

/// <summary>
/// The ordinary side of a memory with units: takes so many requests at a time, hands each on as a ticket, and answers it when its last part is done.
/// <paramref name="begin"/> starts the parts, or says that there is nothing to do (a request that was refused); <paramref name="settle"/> brings meters up to date before an answer.
/// </summary>
internal sealed class HostPort(Component owner, TargetSocket port, ClockDomain clock, int outstanding, Func<HostTicket, Payload, bool> begin, Action settle)
{
    private readonly RequestMeters _meters = new(owner);
    private readonly PayloadEventQueue _answers = new(owner, "answers");
    private readonly SimEvent _left = new(owner, "left");
    private int _underWay;

    /// <summary>Process that takes requests.</summary>
    public async SimTask AcceptAsync()
    {
        while (port.IsBound)
        {
            Payload payload = await port.ReceiveAsync();
            _meters.Taken();
            while (_underWay >= outstanding)
                await _left;
            _underWay++;
            if (!begin(new HostTicket(payload, Done), payload))
                _answers.Notify(payload, SimTime.Zero);
        }
    }

    /// <summary>Process that answers them.</summary>
    public async SimTask AnswerAsync()
    {
        while (true)
        {
            if (_answers.GetNext() is not { } payload)
            {
                await _answers.Event;
                continue;
            }

            settle();
            port.MarkRest(payload, LatencyStage.Bank);
            _meters.Answered(payload, port);
            await port.RespondAsync(payload);
            _underWay--;
            _left.Notify();
        }
    }

    private void Done(HostTicket ticket)
    {
        SimTime end = SimTime.Max(owner.Now, clock.Edge(ticket.FinishedAt));
        _answers.Notify(ticket.Payload!, end - owner.Now);
    }
}
