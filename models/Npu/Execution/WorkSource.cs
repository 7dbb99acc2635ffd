using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>The items of so many passes, one after the other, made when they are needed.</summary>
internal sealed class WorkSource
{
    private readonly IReadOnlyList<Step> _passes;
    private readonly WorkContext[] _contexts;
    private readonly NetworkWork[] _networks;
    private readonly WorkList _items;
    private IReadOnlyList<Operator> _operators = [];
    private int _pass = -1;
    private int _operator;
    private bool _begins;

    /// <summary>Work through <paramref name="passes"/> of the networks of <paramref name="contexts"/>, which share <paramref name="items"/>.</summary>
    public WorkSource(IReadOnlyList<Step> passes, WorkContext[] contexts, WorkList items)
    {
        (_passes, _contexts, _items) = (passes, contexts, items);
        _networks = [.. contexts.Select(context => new NetworkWork(context))];
    }

    /// <summary>The next item, or null at the end of the workload.</summary>
    public WorkItem? Next()
    {
        while (_items.Count == 0)
        {
            if (_operator == _operators.Count && !NextPass())
                return null;
            _networks[_passes[_pass].Network].Expand(_operators[_operator++], _passes[_pass], FollowsSample());
        }
        WorkItem item = _items.Take();
        item.WeightSocket = _contexts[_passes[_pass].Network].SocketOf(item.Operator);
        item.BeginsPass = _begins ? _passes[_pass] : null;
        item.EndsPass = _items.Count == 0 && _operator == _operators.Count ? _passes[_pass] : null;
        _begins = false;
        return item;
    }

    private bool NextPass()
    {
        if (_pass + 1 == _passes.Count)
            return false;
        _pass++;
        _operator = 0;
        _begins = true;
        _operators = _contexts[_passes[_pass].Network].Network.Lowering.Lower(_passes[_pass]);
        return true;
    }

    /// <summary>A decode pass gathers the row of the token that the pass before it picked.</summary>
    private bool FollowsSample()
    {
        return _pass > 0 && _passes[_pass - 1].Logits > 0;
    }
}
