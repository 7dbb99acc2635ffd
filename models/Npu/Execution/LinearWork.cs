using Tlm.Models.Llm;
using Tlm.Models.Npu.Offload;
using Tlm.Models.Npu.Systolic;
using Tlm.Models.Npu.Tiling;

namespace Tlm.Models.Npu.Execution;

/// <summary>Cuts a linear operator into weight tiles by the tiler's plan.</summary>
internal sealed class LinearWork(WorkContext context)
{
    private readonly WorkList _items = context.Items;
    private readonly ModelPrecision _precision = context.Network.Precision;

    private readonly OffloadWork _offload = new(context);

    public void Add(Operator op)
    {
        Rotate(op);
        bool sent = _offload.Send(op);
        Operator? here = sent ? context.Split!.Here(op) : op;
        if (here is not null)
            AddLocal(here);
        if (sent)
            _offload.Join(op);
        Biases(op);
    }

    private void AddLocal(Operator op)
    {
        TensorFormat format = _precision.FormatOf(op.Weights[0]);
        TilePlan plan = context.Tiler.Plan(op.M, op.N, op.K, format);
        if (plan.ActivationsOuter)
            RowsOuter(op, plan, format);
        else
            WeightsOuter(op, plan, format);
    }

    /// <summary>The vector unit's part before the array, if the unit rotates inputs.</summary>
    private void Rotate(Operator op)
    {
        long cycles = context.Vector.Cycles(op);
        if (cycles == 0)
            return;
        WorkItem item = _items.Add(op);
        item.VectorCycles = cycles;
        item.VectorElements = context.Vector.ElementPasses(op);
    }

    private void RowsOuter(Operator op, TilePlan plan, TensorFormat format)
    {
        for (long row = 0; row < op.M; row += plan.RowBlock)
        {
            long rows = Math.Min(plan.RowBlock, op.M - row);
            if (plan.LoadsInput)
                Spill.Load(context, op, rows * op.K);
            for (long output = 0; output < op.N; output += plan.OutputBlock)
                Tiles(op, plan, format, output, rows);
            if (plan.StoresOutput)
                Spill.Store(context, op, rows * op.N);
        }
    }

    private void WeightsOuter(Operator op, TilePlan plan, TensorFormat format)
    {
        for (long output = 0; output < op.N; output += plan.OutputBlock)
        {
            long outputs = Math.Min(plan.OutputBlock, op.N - output);
            if (plan.LoadsInput)
                Spill.Load(context, op, op.M * op.K);
            Tiles(op, plan, format, output, op.M);
            if (plan.StoresOutput)
                Spill.Store(context, op, op.M * outputs);
        }
    }

    /// <summary>The tiles of one block of outputs: one, or several along the sum.</summary>
    private void Tiles(Operator op, TilePlan plan, TensorFormat format, long output, long rows)
    {
        long outputs = Math.Min(plan.OutputBlock, op.N - output);
        for (long sum = 0; sum < op.K; sum += plan.SumBlock)
            Compute(op, format, rows, (output, outputs), (sum, Math.Min(plan.SumBlock, op.K - sum)));
    }

    private void Compute(Operator op, TensorFormat format, long rows, (long First, long Count) outputs, (long First, long Count) sum)
    {
        WorkItem item = _items.AddWeights(op);
        (item.LoadAddress, item.Load) = WeightRun(op, format, outputs, sum);
        long operandBytes = item.Load.Bytes + _precision.ActivationBytes(rows * sum.Count);
        GemmShape share = new(rows, context.PerCore(outputs.Count), sum.Count);
        item.ArrayCycles = context.Array.Cycles(share, context.Rate(format.Bits), operandBytes, _precision.ActivationBytes(sum.Count));
        item.Products = (share, 1);
        item.Macs = checked(rows * outputs.Count * sum.Count);
        item.OperandBits = format.Bits;
        item.ScratchpadBytes = operandBytes + _precision.ActivationBytes(rows * outputs.Count);
    }

    /// <summary>Whole rows of the matrix lie end to end; a part of each row is a run by itself.</summary>
    private (ulong Address, StreamShape Shape) WeightRun(Operator op, TensorFormat format, (long First, long Count) outputs, (long First, long Count) sum)
    {
        ulong tensor = context.Map.RegionOf(op.Weights[0]).Address;
        long rowBits = format.RowBits(op.K);
        long start = checked((outputs.First * rowBits) + format.RowBits(sum.First)) / 8;
        if (sum.Count < op.K)
            return _items.Runs(tensor + (ulong)start, (format.RowBits(sum.Count) + 7) / 8, outputs.Count, rowBits / 8);
        long end = checked(((outputs.First + outputs.Count) * rowBits) + 7) / 8;
        return _items.Run(tensor + (ulong)start, end - start);
    }

    private void Biases(Operator op)
    {
        for (int i = 1; i < op.Weights.Count; i++)
        {
            MemoryRegion region = context.Map.RegionOf(op.Weights[i]);
            WorkItem item = _items.AddWeights(op);
            (item.LoadAddress, item.Load) = _items.Run(region.Address, region.Bytes);
        }
    }
}
