namespace Tlm.Models.Storage;

/// <summary>When steps of one transaction that passed together passed where; perhaps again and again, a period apart.</summary>
/// <param name="Ticket">The transaction.</param>
/// <param name="Accepted">The memory accepted them.</param>
/// <param name="Data">Their last data.</param>
/// <param name="Departed">Their responses had left for the initiator.</param>
/// <param name="IsRefused">They lie outside the memory.</param>
internal readonly record struct StepPassage(StepTicket Ticket, StepRun Accepted, StepRun Data, StepRun Departed, bool IsRefused)
{
    /// <summary>Steps that pass together.</summary>
    public long Count => Departed.Count;

    /// <summary>How often such steps pass.</summary>
    public long Times { get; init; } = 1;

    /// <summary>Femtoseconds from one time to the next.</summary>
    public long Period { get; init; }

    /// <summary>Steps in all.</summary>
    public long Steps => checked(Count * Times);

    /// <summary>When the last of them issued, the last time.</summary>
    public long LastIssue { get; init; }

    /// <summary>True with the last steps of the transaction.</summary>
    public bool IsLast { get; init; }

    /// <summary>When the memory accepted one of all steps.</summary>
    public long AcceptedAt(long step) => Accepted.At(step % Count) + (step / Count * Period);

    /// <summary>When one of all steps has its last data.</summary>
    public long DataAt(long step) => Data.At(step % Count) + (step / Count * Period);

    /// <summary>Steps that are accepted by a time.</summary>
    public long AcceptedBy(long time)
    {
        if (Times == 1 || Accepted.First > time)
            return Accepted.Until(time).Count;
        long begun = Period == 0 ? Times : Math.Min(Times, ((time - Accepted.First) / Period) + 1);
        long count = 0;
        // those of the times before have all been accepted, but of the last few
        while (begun > 0 && AcceptedAt((begun * Count) - 1) > time)
            count += Accepted.Until(time - (--begun * Period)).Count;
        return count + (begun * Count);
    }

    /// <summary>True if it passed as another one did, all the same time later.</summary>
    public bool Repeats(in StepPassage other, out long later)
    {
        later = Data.First - other.Data.First;
        return ReferenceEquals(Ticket, other.Ticket) && Count == other.Count && !IsRefused && LastIssue - other.LastIssue == later
            && Accepted.IsLater(other.Accepted, later) && Data.IsLater(other.Data, later) && Departed.IsLater(other.Departed, later);
    }

    /// <summary>The same again, so many times more.</summary>
    public StepPassage Again(long times, long period) => this with
    {
        Accepted = Accepted.After(period),
        Data = Data.After(period),
        Departed = Departed.After(period),
        LastIssue = checked(LastIssue + (times * period)),
        Times = times,
        Period = period,
    };
}
