using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>Gathers table rows, one run a token. Which rows is unknown without text: they are spread over the table by a fixed rule.</summary>
internal sealed class GatherWork(WorkContext context)
{
    private const long RowStep = 104_729;

    private long _rows;

    public void Add(Operator op, bool afterSample)
    {
        WeightTensor table = op.Weights[0];
        long rowBits = context.Network.Precision.FormatOf(table).RowBits(table.Columns);
        ulong start = context.Map.RegionOf(table).Address;
        for (long token = 0; token < op.M; token++)
        {
            long row = _rows++ * RowStep % table.Rows;
            WorkItem item = context.Items.AddWeights(op);
            (item.LoadAddress, item.Load) = context.Items.Run(start + (ulong)(row * rowBits / 8), (rowBits + 7) / 8);
            item.LoadsResults = afterSample && token == 0;
        }
        WorkItem place = context.Items.Add(op);
        place.VectorCycles = context.Vector.Cycles(op);
        place.VectorElements = context.Vector.ElementPasses(op);
        place.ScratchpadBytes = op.ActivationBytesOut;
    }
}
