using Tlm.Models.Pim.Control;
using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Tests;

/// <summary>Holds a trace against every distance of a variant, straight from their definition and not by the engine's tables.</summary>
internal sealed class DistanceChecker(PimVariant variant)
{
    private readonly ChannelLayout _layout = new(variant.Organization);

    /// <summary>Violations, in words.</summary>
    public IEnumerable<string> Check(IEnumerable<PimCommandRecord> trace)
    {
        var commands = trace.OrderBy(record => record.Cycle).ToArray();
        foreach (var constraint in variant.Constraints)
        {
            var earlier = new Dictionary<int, List<long>>();
            foreach (var record in commands)
            {
                if (constraint.Following.Contains(record.Command) && Violated(constraint, record, earlier) is { } problem)
                    yield return problem;
                if (constraint.Preceding.Contains(record.Command))
                    Remember(constraint, record, earlier);
            }
        }
    }

    private string? Violated(Dram.Configuration.TimingConstraint constraint, PimCommandRecord record, Dictionary<int, List<long>> earlier)
    {
        if (constraint.Level >= record.Address.Depth || constraint.Level > variant.Commands[record.Command].Scope)
            return null;
        foreach (int node in Nodes(constraint, record.Address.Bank))
        {
            if (!earlier.TryGetValue(node, out var cycles) || cycles.Count < constraint.Window)
                continue;
            long from = cycles[^constraint.Window];
            if (record.Cycle < from + constraint.Latency)
                return $"{variant.Commands[record.Command].Name} at {record.Cycle}: only {record.Cycle - from} of {constraint.Latency} cycles (level {constraint.Level})";
        }

        return null;
    }

    private IEnumerable<int> Nodes(Dram.Configuration.TimingConstraint constraint, int bank)
    {
        int own = _layout.Node(constraint.Level, bank);
        if (!constraint.Sibling)
            return [own];
        int id = _layout.Id(constraint.Level, bank);
        return Enumerable.Range(own - id, _layout.Counts[constraint.Level]).Where(node => node != own);
    }

    private void Remember(Dram.Configuration.TimingConstraint constraint, PimCommandRecord record, Dictionary<int, List<long>> earlier)
    {
        if (constraint.Level >= record.Address.Depth)
            return;
        var command = variant.Commands[record.Command];
        var banks = constraint.Level == _layout.Levels - 1 && !command.TimingAt.IsEmpty
            ? _layout.WithIds(record.Address.Bank, command.TimingAt).Append(record.Address.Bank).Distinct()
            : [record.Address.Bank];
        foreach (int node in banks.Select(bank => _layout.Node(constraint.Level, bank)))
        {
            if (!earlier.TryGetValue(node, out var cycles))
                earlier[node] = cycles = [];
            cycles.Add(record.Cycle);
        }
    }
}
