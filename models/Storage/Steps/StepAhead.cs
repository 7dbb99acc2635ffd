using System.Runtime.CompilerServices;

namespace Tlm.Models.Storage;

/// <summary>
/// Runs a line as far as time has come, and looks ahead for what ends next. Nothing that it looks ahead at counts before its time: something
/// that arrives in between may come before it. If nothing does, what was seen ahead is what passes, and is not worked out again.
/// </summary>
/// <param name="outstanding">Accesses under way together.</param>
/// <param name="admits">Whether a step of a transaction is inside the memory, for those that are not as a whole.</param>
/// <param name="passed">Told of steps that pass, in order, each once.</param>
internal sealed class StepAhead(int outstanding, Func<StepTicket, long, bool> admits, Action<StepPassage> passed)
{
    private const int FirstBudget = 32;
    private const int VainBudget = 12;
    private const int LastBudget = 1 << 16;
    private readonly List<StepPassage> _seen = [];
    private StepLine _line = new(outstanding, admits);
    private StepLine _ahead = new(outstanding, admits);
    private int _budget = FirstBudget;

    /// <summary>A transaction arrives; its first step passes now.</summary>
    public void Add(StepTicket ticket, long now)
    {
        CommitTo(now);
        _line.Add(ticket, now);
        CommitTo(now);
        _budget = FirstBudget;
    }

    /// <summary>Lets all steps pass that issue up to and including now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CommitTo(long now)
    {
        if (_seen.Count > 0 && _seen[^1].LastIssue <= now)
        {
            (_line, _ahead) = (_ahead, _line);
            foreach (StepPassage passage in _seen)
                Commit(passage);
        }

        _seen.Clear();
        while (_line.Pass(now, _seen))
        {
            foreach (StepPassage passage in _seen)
                Commit(passage);
            _seen.Clear();
        }
    }

    /// <summary>A transaction was answered, so another may well come now and make looking ahead vain.</summary>
    public void Answered() => _budget = VainBudget;

    /// <summary>When the next transaction ends that has steps to issue, unless another arrives; or an earlier time at which to look again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long LookAhead()
    {
        _seen.Clear();
        _ahead.CopyFrom(_line);
        while (_seen.Count < _budget)
        {
            if (!_ahead.Pass(long.MaxValue, _seen))
                return long.MaxValue;
            if (_seen[^1].IsLast)
                return _seen[^1].Data.Last;
        }

        _budget = Math.Min(LastBudget, 8 * _budget);
        return _seen[^1].LastIssue;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Commit(in StepPassage passage)
    {
        passage.Ticket.Pass(passage);
        passed(passage);
    }
}
