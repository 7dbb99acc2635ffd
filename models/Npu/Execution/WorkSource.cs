using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>The items of so many passes, one after the other, made when they are needed.</summary>
internal sealed class WorkSource
{
    private readonly IPassFeed _feed;
    private readonly WorkContext[] _contexts;
    private readonly NetworkWork[] _networks;
    private readonly WorkList _items;
    private IReadOnlyList<Operator> _operators = [];
    private Step? _pass;
    private Step? _before;
    private int _operator;
    private bool _begins;

    /// <summary>Work through the passes of <paramref name="feed"/> of the networks of <paramref name="contexts"/>, which share <paramref name="items"/>.</summary>
    public WorkSource(IPassFeed feed, WorkContext[] contexts, WorkList items)
    {
        (_feed, _contexts, _items) = (feed, contexts, items);
        _networks = [.. contexts.Select(context => new NetworkWork(context))];
    }

    /// <summary>When a pass may be there, after <see cref="Next"/> gave null; never: the workload is at its end.</summary>
    public SimTime Wake { get; private set; } = SimTime.MaxValue;

    /// <summary>Whether the next item is of a pass that can be made only when the one before has ended.</summary>
    public bool AwaitsPass => _feed.FollowsTime && _items.Count == 0 && _operator == _operators.Count;

    /// <summary>The next item, or null when there is none now.</summary>
    public WorkItem? Next(SimTime now)
    {
        while (_items.Count == 0)
        {
            if (_operator == _operators.Count && !NextPass(now))
                return null;
            if (_items.Count > 0)
                break;
            _networks[_pass!.Network].Expand(_operators[_operator++], _pass, _before is { Logits: > 0 });
        }
        WorkItem item = _items.Take();
        item.WeightSocket = _contexts[_pass!.Network].SocketOf(item.Operator);
        item.BeginsPass = _begins ? _pass : null;
        item.EndsPass = _items.Count == 0 && _operator == _operators.Count ? _pass : null;
        _begins = false;
        return item;
    }

    private bool NextPass(SimTime now)
    {
        Step? next = _feed.Next(now, out SimTime wake);
        Wake = wake;
        if (next is null)
            return false;
        (_before, _pass) = (_pass, next);
        _operator = 0;
        _begins = true;
        _operators = _contexts[next.Network].Network.Lowering.Lower(next);
        _networks[next.Network].Begin(next);
        return true;
    }
}
