namespace Tlm.Models.Storage;

/// <summary>When steps of one transaction that passed together passed where.</summary>
/// <param name="Ticket">The transaction.</param>
/// <param name="Accepted">The memory accepted them.</param>
/// <param name="Data">Their last data.</param>
/// <param name="Departed">Their responses had left for the initiator.</param>
/// <param name="IsRefused">They lie outside the memory.</param>
internal readonly record struct StepPassage(StepTicket Ticket, StepRun Accepted, StepRun Data, StepRun Departed, bool IsRefused)
{
    /// <summary>Steps.</summary>
    public long Count => Departed.Count;

    /// <summary>When the last of them issued.</summary>
    public long LastIssue { get; init; }

    /// <summary>True with the last steps of the transaction.</summary>
    public bool IsLast { get; init; }

    /// <summary>Some of them.</summary>
    public StepPassage Part(long first, long count) => this with
    {
        Accepted = Accepted.Skip(first).Take(count),
        Data = Data.Skip(first).Take(count),
        Departed = Departed.Skip(first).Take(count),
    };
}
