using Tlm.Models.Llm;
using Tlm.Models.Npu.Offload;

namespace Tlm.Models.Npu.Execution;

/// <summary>Writes the keys and values of a pass to the cache, a run a sequence each.</summary>
internal sealed class CacheWork(WorkContext context)
{
    private readonly OffloadWork _offload = new(context);

    public void Add(Operator op, Step pass)
    {
        WorkItem convert = context.Items.Add(op);
        convert.VectorCycles = context.Vector.Cycles(op);
        convert.VectorElements = context.Vector.ElementPasses(op);
        if (_offload.Send(op))
            _offload.Join(op);
        for (int sequence = 0; sequence < pass.Sequences.Count && context.Map.RowBytes > 0; sequence++)
        {
            SequenceStep step = pass.Sequences[sequence];
            Append(op, context.Map.KeyAddress(op.Layer, pass.SlotOf(sequence), step.PastTokens), step.QueryTokens);
            Append(op, context.Map.ValueAddress(op.Layer, pass.SlotOf(sequence), step.PastTokens), step.QueryTokens);
        }
    }

    private void Append(Operator op, ulong address, int tokens)
    {
        WorkItem item = context.Items.Add(op);
        (item.StoreAddress, item.Store) = context.Items.Run(address, tokens * context.Map.RowBytes);
        item.ScratchpadBytes = tokens * context.Map.RowBytes;
    }
}
