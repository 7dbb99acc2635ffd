using Tlm.Bridges.Ramulator2.Protocol;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Bridges.Ramulator2.Reference;

/// <summary>Writes where a command of the embedded engine went as level ids, as Ramulator does, and the other way round.</summary>
internal static class CommandIds
{
    internal static LevelIds Of(in DramCommandRecord command, BankHierarchy hierarchy, int channel)
    {
        var result = default(LevelIds);
        Span<int> ids = result;
        ids.Fill(-1);
        ids[0] = channel;
        for (var level = 1; level <= hierarchy.BankLevel; level++)
            ids[level] = command.Bank >= 0 ? hierarchy.Id(level, command.Bank) : level == 1 ? command.Section : -1;
        ids[hierarchy.BankLevel + 1] = command.Row;
        ids[hierarchy.BankLevel + 2] = command.Column;
        return result;
    }

    internal static DramCommandRecord ToRecord(in CommandRecord command, BankHierarchy hierarchy) =>
        ToRecord(command.Clock, command.Command, command.Ids, command.Type, hierarchy);

    /// <summary>A command from its level ids.</summary>
    internal static DramCommandRecord ToRecord(long cycle, int command, ReadOnlySpan<int> ids, int kind, BankHierarchy hierarchy)
    {
        var bank = ids[1..(hierarchy.BankLevel + 1)].Contains(-1) ? -1 : hierarchy.BankOf(ids);
        var section = hierarchy.SectionLevel == 0 ? -1 : bank >= 0 ? hierarchy.SectionOf(bank) : ids[1];
        return new DramCommandRecord(cycle, command, section, bank, ids[hierarchy.BankLevel + 1], ids[hierarchy.BankLevel + 2], kind);
    }
}
