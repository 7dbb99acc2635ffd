namespace Tlm.Samples.Tlm2;

/// <summary>Something that an initiator or a target did.</summary>
/// <param name="Actor">Its number: 101 and 102 are initiators, 201 and 202 targets.</param>
/// <param name="Time">When.</param>
/// <param name="What">What, in a fixed wording.</param>
public sealed record LogEntry(int Actor, SimTime Time, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Time,-10} {Actor} {What}";
}

/// <summary>What happened in a run, in order.</summary>
public sealed class ExampleLog
{
    private readonly List<LogEntry> _entries = [];

    /// <summary>All entries.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <summary>Adds an entry.</summary>
    public void Add(int actor, SimTime time, string what) => _entries.Add(new LogEntry(actor, time, what));

    /// <summary>Adds a memory access.</summary>
    public void Access(int actor, SimTime time, Payload payload)
    {
        uint word = BitConverter.ToUInt32(payload.Data.Span);
        Add(actor, time, $"{(payload.IsWrite ? "WRITE" : "READ")} {payload.Length} at {payload.Address:X16}: {word:X8}");
    }

    /// <summary>Adds a non-blocking call, or what it returned.</summary>
    public void Phase(int actor, SimTime time, string verb, Phase phase, SimTime delay) => Add(actor, time, $"{verb} {phase.Name()} {delay}");

    /// <summary>TLM-2.0's spelling of a returned status.</summary>
    public static string NameOf(SyncStatus status) => status.ToString().ToUpperInvariant();
}
