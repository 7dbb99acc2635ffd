using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>What can be told of the state of the engine that was recorded: requests under way, and rows that its commands left open.</summary>
internal static class RecordedState
{
    /// <summary>In words, behind all that happened up to a cycle.</summary>
    public static string Describe(GoldenCase golden, int channel, Func<GoldenRequest, int> channelOf, long cycle)
    {
        var underWay = golden.Requests.Where(request => channelOf(request) == channel && request.Accept >= 0 && request.Accept <= cycle && request.Complete > cycle).ToList();
        var rows = OpenRows(golden, channel, cycle).Select(row => $"{row.Key}:{row.Value}");
        return $"{underWay.Count(request => !request.IsWrite)} reads and {underWay.Count(request => request.IsWrite)} writes under way, "
            + $"open rows by bank {{{string.Join(" ", rows)}}}";
    }

    private static SortedDictionary<int, int> OpenRows(GoldenCase golden, int channel, long cycle)
    {
        var configuration = golden.System.Channels[channel];
        var hierarchy = new BankHierarchy(configuration.Organization);
        CommandSemantics[] meanings = [.. configuration.Commands.Select(command => CommandSemantics.Of(command.Name))];
        var open = new SortedDictionary<int, int>();
        foreach (var command in golden.Commands.Where(command => command.Ids[0] == channel && command.Cycle <= cycle))
        {
            var meaning = meanings[command.Command];
            if (meaning.Action == CommandAction.Activate)
                open[hierarchy.BankOf(command.Ids.AsSpan())] = command.Ids[hierarchy.BankLevel + 1];
            else if (meaning.Closes)
                Close(open, command, hierarchy);
        }

        return open;
    }

    private static void Close(SortedDictionary<int, int> open, GoldenCommand command, BankHierarchy hierarchy)
    {
        foreach (int bank in open.Keys.ToList())
        {
            if (Enumerable.Range(1, hierarchy.BankLevel).All(level => command.Ids[level] < 0 || command.Ids[level] == hierarchy.Id(level, bank)))
                open.Remove(bank);
        }
    }
}
