using System.Runtime.CompilerServices;

namespace Tlm.Models.Storage;

/// <summary>Takes transactions of a memory in, streams whole, and answers each when its last step is.</summary>
internal sealed class StepDesk
{
    private readonly PipelinedTarget _memory;
    private readonly StepAhead _steps;
    private readonly LinkTiming _link;
    private readonly SimEvent _arrived;
    private readonly Stack<StepTicket> _idle = new();
    private readonly List<(StepPassage Passage, long Counted)> _uncounted = [];
    private readonly Queue<StepTicket> _waiting = new();
    private readonly Queue<StepTicket> _underWay = new();
    private readonly Queue<StepTicket> _answering = new();
    private StepTally _tally;
    private int _issuing;

    /// <summary>Creates the desk of a memory; before time 0, when its link is known.</summary>
    public StepDesk(PipelinedTarget memory, int outstanding, SimEvent arrived)
    {
        (_memory, _arrived) = (memory, arrived);
        _link = memory.Port.Timing!;
        _steps = new StepAhead(outstanding, memory.Admits, Passed);
    }

    // until then nothing is looked ahead at
    private bool IsEndKnown => _underWay.Count + _answering.Count > 0;

    /// <summary>Takes transactions in.</summary>
    public async SimTask TakeAllAsync()
    {
        while (true)
        {
            Payload payload = await _memory.Port.ReceiveAsync();
            if (!_idle.TryPop(out StepTicket? ticket))
                ticket = new StepTicket();
            long now = _memory.Now.Femtoseconds;
            ticket.Begin(payload, TimesOf(payload), _memory.Admits(payload));
            _issuing++;
            bool isAwake = !IsEndKnown; // else the next end wakes the answers, and this one ends later
            _steps.Add(ticket, now);
            _waiting.Enqueue(ticket);
            if (isAwake)
                _arrived.Notify();
        }
    }

    /// <summary>Answers them.</summary>
    public async SimTask AnswerAllAsync()
    {
        while (true)
        {
            long now = _memory.Now.Femtoseconds;
            _steps.CommitTo(now);
            if (Move(now))
                Count(now); // all of them: who is answered is forgotten
            while (_answering.TryPeek(out StepTicket? ticket) && ticket.Departure <= now)
                await AnswerAsync(_answering.Dequeue());
            long next = Next();
            if (next == long.MaxValue)
                await _arrived;
            else
                await _arrived.WaitAsync(SimTime.FromFemtoseconds(next - now));
        }
    }

    /// <summary>Counts all steps that are accepted by now.</summary>
    public void Settle()
    {
        long now = _memory.Now.Femtoseconds;
        _steps.CommitTo(now);
        Enter(now);
        Count(now);
    }

    // a step counts when it is accepted; what repeats is not accepted before what repeats beside it
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(long now)
    {
        for (int i = 0; i < _uncounted.Count && _uncounted[i].Passage.Accepted.First <= now; i++)
        {
            (StepPassage passage, long counted) = _uncounted[i];
            long due = passage.AcceptedBy(now);
            if (due > counted)
                Tally(passage, counted, due - counted);
            _uncounted[i] = (passage, due);
        }

        _uncounted.RemoveRange(0, CountedAtHead());
        Flush();
    }

    private int CountedAtHead()
    {
        int counted = 0;
        while (counted < _uncounted.Count && _uncounted[counted].Counted == _uncounted[counted].Passage.Steps)
            counted++;
        return counted;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tally(in StepPassage passage, long first, long count)
    {
        if (!_tally.Takes(passage))
            Flush();
        _tally.Add(passage, first, count);
    }

    private void Flush()
    {
        if (_tally.Steps > 0)
            _memory.Count(_tally);
        _tally = default;
    }

    private StepTimes TimesOf(Payload payload)
    {
        long bytes = StreamShape.Of(payload).BytesPerStep;
        (SimTime latency, SimTime bus) = _memory.TimesOf(payload, bytes);
        return new StepTimes(
            OnLink(payload.HeaderBytes + (payload.IsWrite ? bytes : 0)), latency.Femtoseconds, bus.Femtoseconds,
            OnLink(payload.HeaderBytes + (payload.IsRead ? bytes : 0)), checked(2 * _link.Latency.Femtoseconds));
    }

    private long OnLink(long bytes) => _link.Bandwidth?.TransferFemtoseconds(bytes) ?? 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Passed(StepPassage passage)
    {
        _uncounted.Add((passage, 0));
        if (!passage.IsLast)
            return;
        _issuing--;
        _underWay.Enqueue(passage.Ticket);
    }

    /// <summary>In order everywhere: accepted in order of the first steps, ended and answered in order of the last.</summary>
    /// <returns>True if some have ended.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Move(long now)
    {
        Enter(now);
        bool hasEnded = false;
        while (_underWay.TryPeek(out StepTicket? ticket) && ticket.DataEnd <= now)
        {
            hasEnded = true;
            _memory.Meters.Leave(ticket);
            _answering.Enqueue(_underWay.Dequeue());
        }
        return hasEnded;
    }

    // nobody has to wake for it: who was accepted meanwhile is under way until now at least
    private void Enter(long now)
    {
        while (_waiting.TryPeek(out StepTicket? ticket) && ticket.Accepted <= now)
            _memory.Meters.Enter(_waiting.Dequeue(), now);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Next()
    {
        long next = _issuing > 0 && !IsEndKnown ? _steps.LookAhead() : long.MaxValue;
        if (_underWay.TryPeek(out StepTicket? ticket))
            next = Math.Min(next, ticket.DataEnd);
        if (_answering.TryPeek(out ticket))
            next = Math.Min(next, ticket.Departure);
        return next;
    }

    private SendAwaitable<Payload> AnswerAsync(StepTicket ticket)
    {
        Payload payload = ticket.Payload;
        StorageMeters.Mark(ticket, _memory.Port, _memory.Now);
        _idle.Push(ticket);
        _steps.Answered();
        return _memory.Port.RespondAsync(payload);
    }
}
