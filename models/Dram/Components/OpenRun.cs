using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Components;

/// <summary>A run of transactions that are not all complete. The transactions of a channel are numbered in the order in which they are offered.</summary>
/// <param name="run">The run.</param>
/// <param name="first">Number of its first transaction.</param>
/// <param name="line">Number of the line that it continues or begins.</param>
/// <param name="meetings">Transactions of it that may be served from the write queue or absorbed by it, at most.</param>
/// <param name="readsBefore">Reads of all runs before it that need a place in the read queue.</param>
internal struct OpenRun(TransactionRun run, long first, long line, long meetings, long readsBefore)
{
    /// <summary>The run.</summary>
    public readonly TransactionRun Run = run;

    /// <summary>Number of its first transaction.</summary>
    public readonly long First = first;

    /// <summary>Number of the line that it continues or begins.</summary>
    public readonly long Line = line;

    /// <summary>The line.</summary>
    public readonly StreamLine Shape = run.Line(first);

    /// <summary>Transactions of it that may be served from the write queue or absorbed by it, at most.</summary>
    public readonly long Meetings = meetings;

    /// <summary>Reads of all runs before it that need a place in the read queue.</summary>
    public readonly long ReadsBefore = readsBefore;

    /// <summary>Transactions whose completion is not known.</summary>
    public long Open = run.Count;

    /// <summary>Number of the first transaction behind it.</summary>
    public readonly long End => First + Run.Count;
}
