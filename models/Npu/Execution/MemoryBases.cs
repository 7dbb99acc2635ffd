using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>Lays networks out behind each other in the memories that a unit has: the drafter before the target, so that spilled activations come last.</summary>
internal sealed class MemoryBases(NpuOptions options, InitiatorSocket memory, InitiatorSocket weights, InitiatorSocket draft)
{
    private const ulong Alignment = 4096;
    private ulong _memory = (ulong)options.MemoryBase;
    private ulong _weights = (ulong)options.WeightBase;

    /// <summary>First address in the main memory that nothing uses.</summary>
    public ulong Spill { get; private set; }

    public void Place(WorkContext context, ModelPlacement? placement)
    {
        bool drafts = context.Network.Prefix.Length > 0;
        InitiatorSocket source = drafts && draft.IsBound ? draft : weights.IsBound ? weights : memory;
        bool tables = source == draft && options.DraftTablesInMemory;
        TensorMap map = source == memory ? context.Network.Layout(_memory, null, placement)
            : context.Network.Layout(source == draft ? (ulong)options.DraftBase : _weights, _memory, placement, tables);
        if (source == weights)
            _weights = Aligned(map.WeightRegions.Last().End);
        bool usesMemory = source == memory || map.CacheRegions.Any();
        Spill = usesMemory ? map.End : _memory;
        _memory = Aligned(Spill);
        context.Place(map, source, tables ? memory : source, placement);
    }

    private static ulong Aligned(ulong address)
    {
        return (address + Alignment - 1) & ~(Alignment - 1);
    }
}
