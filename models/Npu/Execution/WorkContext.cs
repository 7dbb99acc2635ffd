using Tlm.Models.Llm;
using Tlm.Models.Npu.Tiling;
using Tlm.Models.Npu.Timing;

namespace Tlm.Models.Npu.Execution;

/// <summary>What all makers of work items of a network share.</summary>
internal sealed class WorkContext
{
    private InitiatorSocket _tables = null!;

    public WorkContext(NpuOptions options, LlmNetwork network, WorkList items)
    {
        (Options, Network, Items) = (options, network, items);
        Tiler = new Tiler(options.Scratchpad, checked(options.Array.Columns * options.Cores), network.Precision.ActivationBits);
        Array = new ArrayTiming(options.Array, new ScratchpadBanks(options.Scratchpad));
        Vector = new VectorTiming(options.Vector, options.Cores);
    }

    public NpuOptions Options { get; }

    public LlmNetwork Network { get; }

    public WorkList Items { get; }

    public Tiler Tiler { get; }

    public ArrayTiming Array { get; }

    public VectorTiming Vector { get; }

    /// <summary>Where its tensors are.</summary>
    public TensorMap Map { get; private set; } = null!;

    /// <summary>Where its weights come from.</summary>
    public InitiatorSocket WeightSocket { get; private set; } = null!;

    /// <summary>Cuts operators where other devices hold a part; null: they hold nothing.</summary>
    public OperatorSplit? Split { get; private set; }

    /// <summary>Who holds which rows; null: this unit holds all.</summary>
    public ModelPlacement? Placement { get; private set; }

    /// <summary>Key/value heads whose cache is in this unit's memory.</summary>
    public long LocalHeads { get; private set; }

    /// <summary>Where activations go that do not fit on chip: behind everything else.</summary>
    public ulong SpillAddress { get; set; }

    /// <summary>Gives the network its places.</summary>
    public void Place(TensorMap map, InitiatorSocket weights, InitiatorSocket tables, ModelPlacement? placement)
    {
        (Map, WeightSocket, _tables) = (map, weights, tables);
        Placement = placement;
        Split = placement is null ? null : new OperatorSplit(Network, placement);
        LocalHeads = placement?.LocalHeads ?? Network.Model.KeyValueHeads;
    }

    /// <summary>Where the weights of an operator come from.</summary>
    public InitiatorSocket SocketOf(Operator op)
    {
        return op.Weights.Count > 0 && op.Weights[0].IsTable ? _tables : WeightSocket;
    }

    /// <summary>Rate for a weight operand of so many bits; the options were checked to have one.</summary>
    public OperandRate Rate(int weightBits)
    {
        return ArrayTiming.RateFor(Options.Array, weightBits, Network.Precision.ActivationBits)
            ?? throw new InvalidOperationException($"no array rate for {weightBits} x {Network.Precision.ActivationBits} bits");
    }

    /// <summary>Operations of all arrays in a cycle, a multiply-accumulate as two, with weights of the workload's width.</summary>
    public double PeakOperationsPerCycle
    {
        get
        {
            OperandRate rate = Rate(Options.Workload.WeightBits);
            return 2.0 * Options.Array.Rows * Options.Array.Columns * Options.Cores * rate.Macs / rate.Cycles;
        }
    }

    public long PerCore(long work)
    {
        return (work + Options.Cores - 1) / Options.Cores;
    }
}
