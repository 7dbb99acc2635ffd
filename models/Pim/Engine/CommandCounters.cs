using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Engine;

/// <summary>A statistic for each command of a variant, brought up to date from sums over all channels.</summary>
internal sealed class CommandCounters(Component owner, PimVariant variant)
{
    private readonly Counter[] _counters = [.. variant.Commands.Select(command => owner.Statistics.Counter(
        "commands_" + command.Name.ToLowerInvariant(), Unit.Count, $"{command.Name} commands over all channels"))];

    private readonly long[] _counted = new long[variant.Commands.Length];

    /// <summary>Counts a command up to <paramref name="sum"/> and gives how many of it are new.</summary>
    public long CountTo(PimCommand command, long sum)
    {
        long added = sum - _counted[command.Index];
        _counted[command.Index] = sum;
        if (added != 0)
            _counters[command.Index].Add(added);
        return added;
    }
}
