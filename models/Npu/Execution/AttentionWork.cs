using Tlm.Models.Llm;
using Tlm.Models.Npu.Offload;
using Tlm.Models.Npu.Systolic;

namespace Tlm.Models.Npu.Execution;

/// <summary>Cuts attention into blocks of cached tokens, all key/value heads of a block together. Scores stay on chip.</summary>
/// <remarks>The rows that the pass itself appended are still on chip unless they are too many.</remarks>
internal sealed class AttentionWork(WorkContext context)
{
    private readonly WorkList _items = context.Items;
    private readonly OffloadWork _offload = new(context);
    private long _rowBytes;

    public void Add(Operator op, Step pass)
    {
        _rowBytes = context.Map.RowBytes;
        bool sent = _offload.Send(op);
        if (context.LocalHeads > 0)
            AddLocal(op, pass);
        if (sent)
            _offload.Join(op);
    }

    private void AddLocal(Operator op, Step pass)
    {
        long block = Math.Max(1, context.Tiler.TileBytes / _rowBytes);
        for (int i = 0; i < op.SequenceCount; i++)
        {
            int sequence = op.FirstSequence + i;
            SequenceStep step = pass.Sequences[sequence];
            bool ownOnChip = 2 * step.QueryTokens * _rowBytes <= context.Tiler.ResidentBytes;
            for (long token = 0; token < step.Context; token += block)
                Block(op, pass.SlotOf(sequence), (token, Math.Min(block, step.Context - token)), step.PastTokens, ownOnChip);
        }
    }

    private void Block(Operator op, int sequence, (long First, long Count) tokens, int past, bool ownOnChip)
    {
        WorkItem item = _items.Add(op);
        bool score = op.Kind == OperatorKind.AttentionScore;
        long loaded = ownOnChip ? Math.Min(tokens.Count, past - tokens.First) : tokens.Count;
        if (loaded > 0)
        {
            ulong address = score ? context.Map.KeyAddress(op.Layer, sequence, tokens.First) : context.Map.ValueAddress(op.Layer, sequence, tokens.First);
            (item.LoadAddress, item.Load) = _items.Run(address, loaded * _rowBytes);
            item.LoadsResults = tokens.First + loaded > past;
        }
        Compute(op, item, score, tokens.Count);
    }

    private void Compute(Operator op, WorkItem item, bool score, long tokens)
    {
        GemmShape shape = score ? new(op.M, tokens, op.K) : new(op.M, op.N, tokens);
        long heads = context.LocalHeads;
        long operandBytes = tokens * _rowBytes / heads;
        int bits = context.Network.Precision.KeyValue.Bits;
        item.ArrayCycles = checked(context.PerCore(heads) * context.Array.Cycles(shape, context.Rate(bits), operandBytes, _rowBytes));
        item.Products = (shape, context.PerCore(heads));
        item.Macs = checked(heads * shape.Macs);
        item.OperandBits = bits;
        item.ScratchpadBytes = tokens * _rowBytes;
    }
}
