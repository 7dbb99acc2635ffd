using Tlm.Models.Llm;
using Tlm.Models.Npu.Offload;

namespace Tlm.Models.Npu.Execution;

/// <summary>Makes the items of a network's operators.</summary>
internal sealed class NetworkWork(WorkContext context)
{
    private readonly LinearWork _linear = new(context);
    private readonly AttentionWork _attention = new(context);
    private readonly VectorWork _vector = new(context);
    private readonly CacheWork _cache = new(context);
    private readonly GatherWork _gather = new(context);
    private readonly ReallocationWork _reallocation = new(context);

    /// <summary>What comes before the operators of a pass.</summary>
    public void Begin(Step pass)
    {
        _reallocation.Add(pass);
    }

    public void Expand(Operator op, Step pass, bool followsSample)
    {
        switch (op.Kind)
        {
            case OperatorKind.Linear:
                _linear.Add(op);
                break;
            case OperatorKind.AttentionScore or OperatorKind.AttentionContext:
                _attention.Add(op, pass);
                break;
            case OperatorKind.KvAppend:
                _cache.Add(op, pass);
                break;
            case OperatorKind.Embedding:
                _gather.Add(op, followsSample);
                break;
            case OperatorKind.AllReduce or OperatorKind.AllGather:
                context.Items.Add(op).Exchanges = true;
                break;
            default:
                _vector.Add(op);
                break;
        }
    }
}
