using System.Runtime.CompilerServices;

namespace Tlm.Models.Storage;

/// <summary>
/// The issue rule of a transaction's steps. Times are those at which the memory can know of what the initiator does: one link latency after it.
/// </summary>
internal sealed class StepFlow
{
    private readonly RunQueue _responses = new();
    private long _steps;
    private long _start;
    private long _window;
    private long _cycle;
    private int _stepsPerCycle;
    private long _edge;
    private int _issuedAtEdge;

    /// <summary>The transaction.</summary>
    public StepTicket Ticket { get; private set; } = null!;

    /// <summary>Steps issued so far.</summary>
    public long Issued { get; private set; }

    /// <summary>Steps still to issue.</summary>
    public long Left => _steps - Issued;

    /// <summary>Steps that may be without response.</summary>
    public long Window => _window;

    /// <summary>All steps have issued, so that the end is known.</summary>
    public bool IsKnown => Issued == _steps;

    /// <summary>Makes it that of a new transaction.</summary>
    public StepFlow Begin(StepTicket ticket, long start)
    {
        StreamShape shape = ticket.Shape;
        (Ticket, Issued, _steps) = (ticket, 0, shape.Steps);
        (_start, _edge, _issuedAtEdge, _window) = (start, start, 0, Math.Min(shape.Outstanding, _steps));
        (_cycle, _stepsPerCycle) = (shape.Cycle.Femtoseconds, shape.StepsPerCycle);
        _responses.Clear();
        return this;
    }

    /// <summary>Makes it equal to another.</summary>
    public StepFlow CopyFrom(StepFlow other)
    {
        (Ticket, Issued, _steps) = (other.Ticket, other.Issued, other._steps);
        (_start, _edge, _issuedAtEdge, _window) = (other._start, other._edge, other._issuedAtEdge, other._window);
        (_cycle, _stepsPerCycle) = (other._cycle, other._stepsPerCycle);
        _responses.CopyFrom(other._responses);
        return this;
    }

    /// <summary>When the next steps issue, for as many as issue evenly.</summary>
    /// <param name="certain">How many of them; the others do if the responses <see cref="AreCarriedOnBy"/> theirs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepRun Next(out long certain)
    {
        long left = _steps - Issued;
        long places = Math.Min(_window - Issued, left);
        StepRun next = _cycle == 0 ? NextAtOnce(left, places) : NextAtEdges(places);
        certain = places > 0 ? next.Count : Math.Min(next.Count, _responses.Head.Count);
        return next;
    }

    /// <summary>True if steps with such departures let the steps behind them issue as evenly as they did.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool AreCarriedOnBy(in StepRun departed) => _responses.Head.IsCarriedOnBy(departed.After(Ticket.Times.Return));

    /// <summary>Steps issue, as <see cref="Next"/> said, and pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Issue(in StepRun issue, in StepRun departed)
    {
        long afterwards = Issued + issue.Count;
        if (afterwards < _steps)
            Use(Issued >= _window ? issue.Count : 0, departed);
        long last = issue.Last;
        bool together = issue.Spacing == 0 || issue.Count == 1;
        _issuedAtEdge = (int)((together ? issue.Count : 1) + (together && last == _edge ? _issuedAtEdge : 0));
        (_edge, Issued) = (last, afterwards);
    }

    /// <summary>So many steps issued as those before them, so much later.</summary>
    public void Repeat(long steps, long later)
    {
        Issued += steps;
        _edge = checked(_edge + later);
        _responses.Delay(later);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepRun NextAtOnce(long left, long places)
    {
        if (places > 0)
            return new StepRun(_edge, 0, places);
        // one even run of all responses may well go on
        return _responses.IsOneRun ? _responses.Head with { Count = left } : _responses.Head.Take(left);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepRun NextAtEdges(long places)
    {
        bool hasRoom = _issuedAtEdge < _stepsPerCycle;
        long edge = hasRoom ? _edge : checked(_edge + _cycle);
        if (places <= 0)
            return new StepRun(Math.Max(edge, EdgeAfter(_responses.Head.First)), 0, 1);
        return _stepsPerCycle == 1
            ? new StepRun(edge, _cycle, places)
            : new StepRun(edge, 0, Math.Min(places, hasRoom ? _stepsPerCycle - _issuedAtEdge : _stepsPerCycle));
    }

    /// <summary>Steps use the places of responses, and theirs make room for others. They may use places that they made.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Use(long places, in StepRun departed)
    {
        _responses.Add(departed.After(Ticket.Times.Return));
        while (places > 0)
        {
            long taken = Math.Min(places, _responses.Head.Count);
            _responses.Take(taken);
            places -= taken;
        }
    }

    /// <summary>A response frees its place strictly after its time, so at the next edge.</summary>
    private long EdgeAfter(long response) => checked(_start + ((((response - _start) / _cycle) + 1) * _cycle));
}
