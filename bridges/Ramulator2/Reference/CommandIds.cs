using Tlm.Bridges.Ramulator2.Protocol;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Bridges.Ramulator2.Reference;

/// <summary>Writes where a command of the embedded engine went as level ids, as Ramulator does.</summary>
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
}
