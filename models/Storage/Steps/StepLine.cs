using System.Runtime.CompilerServices;

namespace Tlm.Models.Storage;

/// <summary>
/// A request link, a memory with one data bus and so many accesses under way, and a response link, all in order: a step that issues before
/// another is before it everywhere. So whatever issues next can be taken through all of it at once, and runs of steps as runs.
/// </summary>
/// <param name="outstanding">Accesses under way together.</param>
/// <param name="admits">Whether a step of a transaction is inside the memory, for those that are not as a whole.</param>
internal sealed class StepLine(int outstanding, Func<StepTicket, long, bool> admits)
{
    // those that have steps to issue, in order of arrival
    private readonly List<StepFlow> _flows = [];
    private readonly Stack<StepFlow> _idle = new();
    private readonly RunQueue _ends = new();
    private readonly StepRhythm _rhythm = new();
    private long _requestFree;
    private long _busFree;
    private long _responseFree;

    /// <summary>A transaction arrives.</summary>
    public void Add(StepTicket ticket, long now)
    {
        _flows.Add(Rent().Begin(ticket, now));
        _rhythm.Clear();
    }

    /// <summary>Makes it equal to another.</summary>
    public void CopyFrom(StepLine other)
    {
        while (_flows.Count > other._flows.Count)
        {
            _idle.Push(_flows[^1]);
            _flows.RemoveAt(_flows.Count - 1);
        }

        while (_flows.Count < other._flows.Count)
            _flows.Add(Rent());
        for (int i = 0; i < _flows.Count; i++)
            _flows[i].CopyFrom(other._flows[i]);
        _ends.CopyFrom(other._ends);
        _rhythm.Clear();
        (_requestFree, _busFree, _responseFree) = (other._requestFree, other._busFree, other._responseFree);
    }

    /// <summary>Takes the steps that issue next through, not those after a time; all of a run that have the same fate, and as often as they repeat.</summary>
    /// <param name="until">The time.</param>
    /// <param name="passed">Gets what passes.</param>
    /// <returns>False when no step issues by then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Pass(long until, List<StepPassage> passed)
    {
        if (Choose(out StepRun issue, out long certain) is not { } flow || (issue = issue.Until(until)).Count == 0)
            return false;
        if (!flow.Ticket.IsInside)
            issue = issue.Take(1);
        StepPassage passage = Through(flow, issue, certain);
        issue = issue.Take(passage.Count);
        _requestFree = issue.Through(_requestFree, flow.Ticket.Times.Request).Last;
        (_busFree, _responseFree) = (passage.Data.Last, passage.Departed.Last);
        _ends.Add(passage.Data);
        _ends.Keep(outstanding);
        flow.Issue(issue, passage.Departed);
        passage = passage with { LastIssue = issue.Last, IsLast = flow.IsKnown };
        passed.Add(passage);
        if (flow.IsKnown)
            Remove(flow);
        else if (_rhythm.Add(passage, out int passages, out long period, out int alike))
            Repeat(passages, period, TimesMore(passages, period, alike, until), passed);
        return true;
    }

    /// <summary>
    /// What comes next hangs on the ends of as many steps as the limit on accesses says, and on the responses of each transaction's window. If all
    /// of these came as those a period before, what comes next does too, as long as every transaction has a period left to issue (and no end of the
    /// memory before it).
    /// </summary>
    private long TimesMore(int passages, long period, int alike, long until)
    {
        long times = period == 0 ? long.MaxValue : Math.Max(0, until - _rhythm.Back(1).LastIssue) / period;
        (long all, long windows) = (0, 0);
        foreach (StepFlow flow in _flows)
        {
            long held = StepsOf(flow, alike);
            long steps = StepsOf(flow, passages);
            if (steps == 0 || held < flow.Window || !flow.Ticket.IsInside)
                return 0;
            (all, windows) = (all + held, windows + flow.Window);
            times = Math.Min(times, (flow.Left / steps) - 1);
        }

        // with room for all windows the limit holds nobody up
        return all < outstanding && windows > outstanding ? 0 : times;
    }

    private long StepsOf(StepFlow flow, int passages)
    {
        long steps = 0;
        for (int back = passages; back > 0; back--)
            steps += ReferenceEquals(_rhythm.Back(back).Ticket, flow.Ticket) ? _rhythm.Back(back).Count : 0;
        return steps;
    }

    private void Repeat(int passages, long period, long times, List<StepPassage> passed)
    {
        if (times < 1)
            return;
        long later = checked(times * period);
        foreach (StepFlow flow in _flows)
            flow.Repeat(StepsOf(flow, passages) * times, later);
        for (int back = passages; back > 0; back--)
            passed.Add(_rhythm.Back(back).Again(times, period));
        _ends.Delay(later);
        _requestFree += later;
        _busFree += later;
        _responseFree += later;
        _rhythm.Clear();
    }

    private StepFlow Rent() => _idle.TryPop(out StepFlow? flow) ? flow : new StepFlow();

    private void Remove(StepFlow flow)
    {
        _flows.Remove(flow);
        _rhythm.Clear();
        _idle.Push(flow);
    }

    /// <summary>
    /// Steps may hang on steps of the same run: on their ends where the limit on accesses is reached, on their responses where the issue
    /// rule's is. If the run goes on as what went before it did, it may as well hang on itself: each step only hangs on earlier ones.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepPassage Through(StepFlow flow, in StepRun issue, long certain)
    {
        bool issuesOn = issue.Count > certain;
        bool endsOn = _ends.IsOneRun && _ends.Count == outstanding;
        while (true)
        {
            StepPassage passage = Through(flow, issuesOn ? issue : issue.Take(certain), endsOn);
            if (endsOn && passage.Count > outstanding && !_ends.Head.IsCarriedOnBy(passage.Data))
                endsOn = false;
            else if (issuesOn && passage.Count > certain && !flow.AreCarriedOnBy(passage.Departed))
                issuesOn = false;
            else
                return passage;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepPassage Through(StepFlow flow, in StepRun issue, bool endsOn)
    {
        StepTicket ticket = flow.Ticket;
        ref readonly StepTimes times = ref ticket.Times;
        bool isRefused = !ticket.IsInside && !admits(ticket, flow.Issued);
        StepRun accepted = Accept(issue.Through(_requestFree, times.Request), endsOn);
        StepRun data = isRefused ? accepted.Through(_busFree, 0) : accepted.After(times.Latency).Through(_busFree, times.Bus);
        StepRun departed = data.Through(_responseFree, times.Response);
        return new StepPassage(ticket, accepted.Take(departed.Count), data.Take(departed.Count), departed, isRefused);
    }

    /// <summary>A step is accepted when it is there and, where the limit is reached, the oldest one under way has its data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepRun Accept(in StepRun arrived, bool endsOn)
    {
        if (_ends.Count < outstanding)
            return arrived.Take(outstanding - _ends.Count);
        return StepRun.Later(arrived, endsOn ? _ends.Head with { Count = long.MaxValue } : _ends.Head);
    }

    /// <summary>The transaction whose step issues next, the older one of several, and those of its steps that issue before any other's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepFlow? Choose(out StepRun next, out long certain)
    {
        StepFlow? first = null;
        (next, certain) = (default, 0);
        long others = long.MaxValue;
        foreach (StepFlow flow in _flows)
        {
            StepRun run = flow.Next(out long known);
            if (first is null || run.First < next.First)
            {
                // the older one issues first at equal times, so steps before the time itself
                others = first is null ? long.MaxValue : Math.Min(others, next.First - 1);
                (first, next, certain) = (flow, run, known);
            }
            else
            {
                others = Math.Min(others, run.First);
            }
        }

        if (next.Count > 1 && others != long.MaxValue)
            next = next.Until(others);
        return first;
    }
}
