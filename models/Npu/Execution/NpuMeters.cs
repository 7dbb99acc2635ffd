using Tlm.Models.Npu.Timing;

namespace Tlm.Models.Npu.Execution;

/// <summary>Statistics and energy of an NPU.</summary>
internal sealed class NpuMeters
{
    private readonly NpuOptions _options;
    private readonly Energy _mac;
    private readonly Energy _element;
    private readonly EnergyPerBit _bit;
    private readonly Counter _macs;
    private readonly Counter _tiles;
    private readonly Counter _tokens;
    private readonly Counter _bytesLoaded;
    private readonly Counter _bytesStored;
    private readonly TimeWeighted _array;
    private readonly TimeWeighted _vector;
    private readonly TimeWeighted _outstanding;
    private readonly TimeWeighted _scratchpad;
    private readonly EventEnergy _macEnergy;
    private readonly EventEnergy _vectorEnergy;
    private readonly EventEnergy _scratchpadEnergy;

    public NpuMeters(Component npu, NpuOptions options, PowerState power)
    {
        _options = options;
        (_mac, _element, _bit) = (power.Scale(options.Energy.Mac), power.Scale(options.Energy.VectorElement), power.Scale(options.Energy.Scratchpad));
        StatisticsRegistry statistics = npu.Statistics;
        _macs = statistics.Counter("macs", Unit.Operations, "multiply-accumulates");
        _tiles = statistics.Counter("tiles", Unit.Count, "tiles computed");
        _tokens = statistics.Counter("tokens", Unit.Tokens, "tokens produced, over all sequences");
        _bytesLoaded = statistics.Counter("bytes_loaded", Unit.Bytes, "bytes loaded from memory");
        _bytesStored = statistics.Counter("bytes_stored", Unit.Bytes, "bytes stored to memory");
        _array = statistics.Utilisation("array", 1, "systolic arrays work");
        _vector = statistics.Utilisation("vector", 1, "vector units work");
        _outstanding = statistics.Utilisation("dma", options.Dma.Outstanding, "loads under way");
        _scratchpad = statistics.Utilisation("tile_buffer", options.Scratchpad.Capacity.Bytes * (100 - options.Scratchpad.ActivationShare) / 100, "bytes of tiles held or on their way");
        _macEnergy = npu.Energy.Cause("mac", "multiply-accumulates");
        _vectorEnergy = npu.Energy.Cause("vector", "vector operations");
        _scratchpadEnergy = npu.Energy.Cause("scratchpad", "bits between scratchpad, units and DMA");
        npu.Energy.StaticPower("static", power.Scale(options.Energy.Static), "power drawn all the time");
    }

    public void LoadBegins(WorkItem item)
    {
        _outstanding.Add(1);
        _scratchpad.Add(item.LoadBytes);
        _bytesLoaded.Add(item.LoadBytes);
        ChargeScratchpad(item.LoadBytes);
    }

    public void LoadEnds()
    {
        _outstanding.Add(-1);
    }

    public void Stored(long bytes)
    {
        _bytesStored.Add(bytes);
        ChargeScratchpad(bytes);
    }

    public void TileEnds(WorkItem item, SimTime array, SimTime vector)
    {
        _tiles.Increment();
        _scratchpad.Add(-item.LoadBytes);
        _array.AddSpan(1, array.Femtoseconds);
        _vector.AddSpan(1, vector.Femtoseconds);
        _macs.Add(item.Macs);
        ChargeMacs(item);
        _vectorEnergy.Charge(_element, item.VectorElements);
        ChargeScratchpad(item.ScratchpadBytes);
    }

    public void TokensDone(long count)
    {
        _tokens.Add(count);
    }

    private void ChargeMacs(WorkItem item)
    {
        if (item.Macs == 0)
            return;
        long widths = (long)item.OperandBits * _options.Workload.ActivationBits;
        _macEnergy.Charge(Energy.FromFemtojoules(_mac.Femtojoules * widths / 64), item.Macs);
    }

    private void ChargeScratchpad(long bytes)
    {
        _scratchpadEnergy.Charge(_bit.For(checked(bytes * 8)));
    }
}
