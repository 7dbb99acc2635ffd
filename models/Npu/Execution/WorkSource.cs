using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>The items of a whole workload, one after the other, made when they are needed.</summary>
internal sealed class WorkSource
{
    private readonly WorkContext _context;
    private readonly LinearWork _linear;
    private readonly AttentionWork _attention;
    private readonly VectorWork _vector;
    private readonly CacheWork _cache;
    private readonly GatherWork _gather;
    private IReadOnlyList<Operator> _operators = [];
    private int _pass = -1;
    private int _operator;

    public WorkSource(WorkContext context)
    {
        _context = context;
        _linear = new LinearWork(context);
        _attention = new AttentionWork(context);
        _vector = new VectorWork(context);
        _cache = new CacheWork(context);
        _gather = new GatherWork(context);
    }

    /// <summary>The next item, or null at the end of the workload.</summary>
    public WorkItem? Next()
    {
        while (_context.Items.Count == 0)
        {
            if (_operator == _operators.Count && !NextPass())
                return null;
            Expand(_operators[_operator++]);
        }
        WorkItem item = _context.Items.Take();
        item.EndsPass = _context.Items.Count == 0 && _operator == _operators.Count;
        return item;
    }

    private bool NextPass()
    {
        if (_pass + 1 == _context.Workload.Passes.Count)
            return false;
        _pass++;
        _operator = 0;
        _operators = _context.Workload.Lowering.Lower(_context.Workload.Passes[_pass]);
        return true;
    }

    private void Expand(Operator op)
    {
        switch (op.Kind)
        {
            case OperatorKind.Linear:
                _linear.Add(op);
                break;
            case OperatorKind.AttentionScore or OperatorKind.AttentionContext:
                _attention.Add(op, _context.Workload.Passes[_pass]);
                break;
            case OperatorKind.KvAppend:
                _cache.Add(op, _context.Workload.Passes[_pass]);
                break;
            case OperatorKind.Embedding:
                _gather.Add(op, FollowsSample());
                break;
            default:
                _vector.Add(op);
                break;
        }
    }

    /// <summary>A decode pass gathers the row of the token that the pass before it picked.</summary>
    private bool FollowsSample()
    {
        return _pass > 0 && _context.Workload.Passes[_pass - 1].Logits > 0;
    }
}
