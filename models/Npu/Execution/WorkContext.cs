using Tlm.Models.Llm;
using Tlm.Models.Npu.Tiling;
using Tlm.Models.Npu.Timing;

namespace Tlm.Models.Npu.Execution;

/// <summary>What all makers of work items share.</summary>
internal sealed class WorkContext
{
    public WorkContext(NpuOptions options)
    {
        Options = options;
        Workload = new LlmWorkload(options.Workload);
        Place(apart: false);
        Items = new WorkList(options.Dma);
        Tiler = new Tiler(options.Scratchpad, checked(options.Array.Columns * options.Cores), options.Workload.ActivationBits);
        Array = new ArrayTiming(options.Array, checked(options.Scratchpad.Banks * options.Scratchpad.BankWidth.Bytes));
        Vector = new VectorTiming(options.Vector, options.Cores);
    }

    public NpuOptions Options { get; }

    public LlmWorkload Workload { get; }

    public TensorMap Map { get; private set; } = null!;

    public WorkList Items { get; }

    public Tiler Tiler { get; }

    public ArrayTiming Array { get; }

    public VectorTiming Vector { get; }

    /// <summary>Cuts operators where other devices hold a part; null: they hold nothing.</summary>
    public OperatorSplit? Split { get; private set; }

    /// <summary>Key/value heads whose cache is in this unit's memory.</summary>
    public long LocalHeads { get; private set; }

    /// <summary>Places weights and cache in one memory, or weights in one of their own; less what other devices hold.</summary>
    public void Place(bool apart, ModelPlacement? placement = null)
    {
        Split = placement is null ? null : new OperatorSplit(Workload, placement);
        LocalHeads = placement?.LocalHeads ?? Workload.Model.KeyValueHeads;
        ulong memory = (ulong)Options.MemoryBase;
        Map = apart ? Workload.Layout((ulong)Options.WeightBase, memory, placement) : Workload.Layout(memory, null, placement);
    }

    /// <summary>Where activations go that do not fit on chip: behind everything else.</summary>
    public ulong SpillAddress => Map.End;

    /// <summary>Rate for a weight operand of so many bits; the options were checked to have one.</summary>
    public OperandRate Rate(int weightBits)
    {
        return ArrayTiming.RateFor(Options.Array, weightBits, Options.Workload.ActivationBits)
            ?? throw new InvalidOperationException($"no array rate for {weightBits} x {Options.Workload.ActivationBits} bits");
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
