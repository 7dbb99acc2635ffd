namespace Tlm.Conformance.Driving;

/// <summary>One answered request.</summary>
internal sealed record Answer(long Id, SimTime Time, ResponseStatus Status, int References, int Times);

/// <summary>What a run showed.</summary>
internal sealed record Observation(IReadOnlyList<Answer> Answers, IReadOnlyList<string> Breaches, SimTime End, string? Error)
{
    /// <summary>What is wrong with a run that should answer so many requests; null when nothing is.</summary>
    public string? Problem(int requests)
    {
        if (Error is not null)
            return Error;
        if (Breaches.Count > 0)
            return Breaches[0];
        if (Answers.FirstOrDefault(static answer => answer.Status == ResponseStatus.Incomplete) is { } open)
            return $"request {open.Id} was answered with status Incomplete";
        int distinct = Answers.Select(static answer => answer.Id).Distinct().Count();
        return distinct == requests && Answers.Count == requests ? null : $"{Answers.Count} answers to {distinct} of {requests} requests by {End}";
    }

    public string Summary()
    {
        int ok = Answers.Count(static answer => answer.Status == ResponseStatus.Ok);
        string last = Answers.Count == 0 ? "" : $", the last at {Answers.Max(static answer => answer.Time)}";
        return $"{Answers.Count} answers, {ok} ok{last}";
    }
}
