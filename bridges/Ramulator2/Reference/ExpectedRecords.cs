using Tlm.Models.Dram.Engine;

namespace Tlm.Bridges.Ramulator2.Reference;

/// <summary>What the embedded engine said: commands that are not compared yet, and the last completion of each access under way.</summary>
internal sealed class ExpectedRecords
{
    private readonly Queue<DramCommandRecord> _commands = new();
    private readonly Dictionary<long, Pair> _accesses = [];

    /// <summary>Commands that are not compared yet.</summary>
    internal int Commands => _commands.Count;

    internal void Offered(long access, long count)
    {
        var pair = Find(access);
        pair.Expected += count;
        pair.Runs++;
    }

    internal void Completed(long access, long cycle)
    {
        var pair = Find(access);
        pair.Expected--;
        pair.Last = Math.Max(pair.Last, cycle);
        Settle(access, pair);
    }

    internal void Issued(in DramCommandRecord command) => _commands.Enqueue(command);

    /// <summary>The next command, if there is one.</summary>
    internal DramCommandRecord? NextCommand() => _commands.TryDequeue(out var command) ? command : null;

    /// <summary>The command that is next, if it was issued by a cycle.</summary>
    internal DramCommandRecord? Missing(long cycle) => _commands.TryPeek(out var command) && command.Cycle <= cycle ? command : null;

    /// <summary>The reference has completed a run of an access.</summary>
    internal void ReferenceCompleted(long access, long cycle)
    {
        var pair = Find(access);
        pair.Runs--;
        pair.Reference = Math.Max(pair.Reference, cycle);
        Settle(access, pair);
    }

    private Pair Find(long access)
    {
        if (!_accesses.TryGetValue(access, out var pair))
            _accesses.Add(access, pair = new Pair());
        return pair;
    }

    private void Settle(long access, Pair pair)
    {
        if (pair.Expected > 0 || pair.Runs > 0)
            return;
        _accesses.Remove(access);
        if (pair.Last != pair.Reference)
            throw new EnginesDifferException($"access {access} completes in cycle {pair.Reference} there, in cycle {pair.Last} here");
    }

    /// <summary>An access under way: transactions and runs that are not complete, and the last completion on either side.</summary>
    private sealed class Pair
    {
        internal long Expected { get; set; }

        internal long Runs { get; set; }

        internal long Last { get; set; } = -1;

        internal long Reference { get; set; } = -1;
    }
}
