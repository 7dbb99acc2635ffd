using System.Text.RegularExpressions;
using Tlm.Samples.Tlm2;

namespace Tlm.Transactions.Tests.Accellera;

/// <summary>A recorded log, as entries in the wording of our own examples.</summary>
internal static partial class GoldenLog
{
    /// <summary>Each kind of line that says what an initiator or target did.</summary>
    private static readonly (Regex Pattern, Func<Match, string> Wording)[] Lines =
    [
        (Starts(), m => $"starts {m.Groups[2].Value}"),
        (Backward(), m => $"nb_transport_bw {m.Groups[2].Value} {m.Groups[3].Value} {m.Groups[4].Value}"),
        (Call(), m => $"{m.Groups[2].Value} {m.Groups[3].Value} {m.Groups[4].Value.Replace("SC_ZERO_TIME", "0 s", StringComparison.Ordinal)}"),
        (Access(), m => $"{m.Groups[2].Value} {int.Parse(m.Groups[3].Value)} at {m.Groups[4].Value}: {m.Groups[5].Value}"),
        (Extension(), m => $"extension {m.Groups[2].Value}"),
        (Blocking(), m => $"b_transport {m.Groups[2].Value}"),
        (Returned(), m => $"returned {m.Groups[2].Value}"),
        (TargetDelay(), m => $"delay {m.Groups[2].Value}"),
        (Waits(), m => $"waits {m.Groups[2].Value}"),
        (Woke(), m => $"returns {m.Groups[2].Value}"),
        (Synchronises(), _ => "synchronises"),
        (Synchronised(), _ => "is synchronised"),
        (DmiBegins(), _ => "begins"),
        (DmiEnds(), _ => "ends"),
        (DmiAllowed(), m => $"direct access allowed: {m.Groups[2].Value}"),
        (DmiAsks(), _ => "asks for direct access"),
        (DmiGrants(), _ => "grants direct access"),
        (DmiGranted(), m => $"granted {m.Groups[2].Value}-{m.Groups[3].Value} read {m.Groups[4].Value} write {m.Groups[5].Value} access {m.Groups[6].Value}"),
        (DmiTakes(), m => $"direct access takes {m.Groups[2].Value}"),
        (DmiInvalidation(), m => $"invalidation {m.Groups[2].Value}-{m.Groups[3].Value}"),
        (DmiInvalidates(), m => $"invalidates {m.Groups[2].Value}-{m.Groups[3].Value}"),
        (DmiEnables(), _ => "enables direct access"),
    ];

    public static IReadOnlyList<LogEntry> Read(string name)
    {
        List<LogEntry> entries = [];
        foreach (Match block in Block().Matches(File.ReadAllText(PathOf(name))))
            ReadBlock(SimTime.Parse(block.Groups[1].Value), block.Groups[2].Value, entries);
        return entries;
    }

    public static string PathOf(string name)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "golden", "systemc-tlm")))
            folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder!, "golden", "systemc-tlm", $"{name}.log");
    }

    private static void ReadBlock(SimTime time, string text, List<LogEntry> entries)
    {
        // A block may say several things; they are taken in their order in the text.
        var found = Lines.SelectMany(line => line.Pattern.Matches(text).Select(match => (match.Index, Entry: Entry(time, line.Wording, match))));
        LogEntry[] said = [.. found.OrderBy(static f => f.Index).Select(static f => f.Entry)];
        // One target says its call again in front of what it returned.
        bool repeats = said.Length == 2 && entries.FindLast(entry => entry.Actor == said[0].Actor) == said[0];
        entries.AddRange(repeats ? said.Skip(1) : said);
    }

    private static LogEntry Entry(SimTime time, Func<Match, string> wording, Match match) =>
        new(int.Parse(match.Groups[1].Value), time, wording(match));

    [GeneratedRegex(@"^Info: \S+: (.+?) - \w+\n(.*?)(?=\n\nInfo|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"Initiator: (\d+) starting new transaction for Addr:0x(\w+)")]
    private static partial Regex Starts();

    [GeneratedRegex(@"Initiator: (\d+) nb_transport_bw \(GP, (\w+), ([^)]+)\)from Addr:0x(\w+)")]
    private static partial Regex Backward();

    [GeneratedRegex(@"(?:Initiator|Target): (\d+) (nb_transport_fw|nb_transport_bw|ACCEPTED|UPDATED|COMPLETED) ?\(GP, (\w+), ([^)]+)\)(?!from)")]
    private static partial Regex Call();

    [GeneratedRegex(@"ID: (\d+) COMMAND: (\w+) Length: (\d+)\s+Addr: 0x(\w+) Data: 0x(\w+)")]
    private static partial Regex Access();

    [GeneratedRegex(@"Target: (\d+) extension data: (.+)")]
    private static partial Regex Extension();

    [GeneratedRegex(@"Initiator: (\d+) b_transport\(GP, ([^)]+)\)")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"Initiator: (\d+) b_transport returned (?:a )?delay (?:=|of) (\d[\d.]* \w+)")]
    private static partial Regex Returned();

    [GeneratedRegex(@"Target: (\d+) returned delay of (.+)")]
    private static partial Regex TargetDelay();

    [GeneratedRegex(@"Target: (\d+) Forcing a synch in a temporal decoupled initiator with wait\( (.+?)\)")]
    private static partial Regex Waits();

    [GeneratedRegex(@"Target: (\d+) return from wait will return a delay of (.+)")]
    private static partial Regex Woke();

    [GeneratedRegex(@"Initiator: (\d+) the quantum keeper needs synching")]
    private static partial Regex Synchronises();

    [GeneratedRegex(@"Initiator: (\d+) return from quantum keeper synch")]
    private static partial Regex Synchronised();

    [GeneratedRegex(@"Initiator: (\d+) b_transport with delay of 0 s")]
    private static partial Regex DmiBegins();

    [GeneratedRegex(@"Initiator: (\d+) End of processing")]
    private static partial Regex DmiEnds();

    [GeneratedRegex(@"Initiator: (\d+) gp_tpr was returned with dmi_allowed set to (\d)")]
    private static partial Regex DmiAllowed();

    [GeneratedRegex(@"Initiator: (\d+) requesting DMI pointer")]
    private static partial Regex DmiAsks();

    [GeneratedRegex(@"Target: (\d+) passing DMI pointer back to initiator")]
    private static partial Regex DmiGrants();

    [GeneratedRegex(@"Initiator: (\d+)\s+start addr     = (\d+)\s+end addr       = (\d+)\s+read latency   = (.+)\s+write latency  = (.+)\s+granted access = (\d)")]
    private static partial Regex DmiGranted();

    [GeneratedRegex(@"Initiator: (\d+) dmi based transaction returned a delay of (.+)")]
    private static partial Regex DmiTakes();

    [GeneratedRegex(@"Initiator:(\d+) DMI Pointer not invalidated for \((\d+), (\d+)\)")]
    private static partial Regex DmiInvalidation();

    [GeneratedRegex(@"Target: (\d+) invalidate_direct_ptr \((\d+), (\d+)\)")]
    private static partial Regex DmiInvalidates();

    [GeneratedRegex(@"Target: (\d+) DMI has been enabled")]
    private static partial Regex DmiEnables();
}
