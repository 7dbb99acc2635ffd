using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.EnergyModel;

/// <summary>Energy of a channel as its commands issue, and its power over time in bins whose sum is the total.</summary>
public sealed class DramEnergyMeter : IDramCommandObserver
{
    private readonly DramEnergyTable _table;
    private readonly StateResidency _residency;
    private readonly long _binCycles;
    private readonly List<DramEnergyBreakdown> _bins = [];
    private DramEnergyBreakdown _atLastEdge;

    /// <summary>Creates the meter of a channel.</summary>
    /// <param name="configuration">The channel.</param>
    /// <param name="table">Energy of its commands and states.</param>
    /// <param name="binCycles">Cycles of a bin of the power over time.</param>
    public DramEnergyMeter(DramConfiguration configuration, DramEnergyTable table, long binCycles)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(binCycles, 1);
        _table = table;
        _residency = new StateResidency(configuration);
        _binCycles = binCycles;
        _atLastEdge = At(0);
    }

    /// <summary>Energy of each whole bin so far.</summary>
    public IReadOnlyList<DramEnergyBreakdown> Bins => _bins;

    /// <summary>Energy from the start to a cycle that no command lies behind.</summary>
    public DramEnergyBreakdown At(long cycle) => DramEnergyBreakdown.Of(_table, _residency.Commands, cycle, _residency.ActiveCycles(cycle));

    /// <summary>Completes all bins that end at or before a cycle.</summary>
    public void AdvanceTo(long cycle)
    {
        while ((_bins.Count + 1L) * _binCycles <= cycle)
        {
            var atEdge = At((_bins.Count + 1L) * _binCycles);
            _bins.Add(atEdge.Since(_atLastEdge));
            _atLastEdge = atEdge;
        }
    }

    /// <inheritdoc/>
    public void OnCommand(in DramCommandRecord record)
    {
        AdvanceTo(record.Cycle);
        _residency.OnCommand(record);
    }
}
