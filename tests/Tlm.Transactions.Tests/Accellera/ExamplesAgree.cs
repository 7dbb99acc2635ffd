using Tlm.Samples.Tlm2;

namespace Tlm.Transactions.Tests.Accellera;

public sealed class ExamplesAgree
{
    public static TheoryData<string> Names => ["lt", "lt_dmi", "lt_temporal_decouple", "at_1_phase", "at_2_phase", "at_4_phase", "at_extension_optional", "at_mixed_targets", "at_ooo"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_initiator_and_target_does_the_same_at_the_same_times_in_the_same_order(string name)
    {
        IReadOnlyList<LogEntry> golden = GoldenLog.Read(name);
        IReadOnlyList<LogEntry> ours = Examples.Run(name).Entries;
        Assert.Equal(golden.Select(static entry => entry.Actor).Distinct().Order(), ours.Select(static entry => entry.Actor).Distinct().Order());
        foreach (int actor in golden.Select(static entry => entry.Actor).Distinct())
        {
            string[] expected = Order(golden, actor);
            Assert.True(expected.Length > 5, $"the recorded log of {name} says little about {actor}");
            Assert.Equal(expected, Order(ours, actor));
        }
    }

    /// <summary>
    /// What an actor did, in order. What several processes do at one time may come in any order (IEEE 1666 leaves that open): at a target, the calls
    /// of its initiators; at an initiator, the invalidations that targets call. These are put into one order; what an initiator's own process
    /// does stays as it came.
    /// </summary>
    private static string[] Order(IReadOnlyList<LogEntry> log, int actor)
    {
        bool isTarget = actor > 200;
        List<LogEntry> entries = [.. log.Where(entry => entry.Actor == actor)];
        IEnumerable<LogEntry> own = entries.Where(entry => !isTarget && !IsInvalidation(entry));
        IEnumerable<LogEntry> others = entries.Where(entry => isTarget || IsInvalidation(entry))
            .OrderBy(static entry => entry.Time)
            .ThenBy(static entry => entry.What, StringComparer.Ordinal);
        return [.. own.Concat(others).Select(static entry => entry.ToString())];
    }

    private static bool IsInvalidation(LogEntry entry) => entry.What.StartsWith("invalidation", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_line_of_the_recorded_log_that_names_a_transaction_is_compared(string name)
    {
        int accesses = File.ReadLines(GoldenLog.PathOf(name)).Count(static line => line.Contains("COMMAND:", StringComparison.Ordinal));
        int phases = File.ReadLines(GoldenLog.PathOf(name)).Count(static line => line.Contains("(GP, ", StringComparison.Ordinal));
        IReadOnlyList<LogEntry> golden = GoldenLog.Read(name);
        Assert.Equal(128, accesses);
        Assert.Equal(accesses, golden.Count(static e => e.What.StartsWith("READ", StringComparison.Ordinal) || e.What.StartsWith("WRITE", StringComparison.Ordinal)));
        string[] verbs = ["nb_transport_fw", "nb_transport_bw", "ACCEPTED", "UPDATED", "COMPLETED", "b_transport"];
        Assert.InRange(golden.Count(e => verbs.Any(verb => e.What.StartsWith(verb, StringComparison.Ordinal))), phases * 9 / 10, phases);
    }

    [Fact]
    public void Processors_of_both_endiannesses_see_the_recorded_values()
    {
        List<string> golden = [];
        string command = "";
        foreach (string line in File.ReadLines(GoldenLog.PathOf(MixedEndian.Name)))
        {
            string[] parts = line.Split("::", 2);
            string who = parts[0].Split(' ')[0];
            string text = parts[1].Trim();
            if (text.StartsWith("cmd: ", StringComparison.Ordinal))
                command = string.Join(' ', text[5..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            else if (text.StartsWith("write ", StringComparison.Ordinal))
                golden.Add($"{who} {command}");
            else if (!text.StartsWith("read ", StringComparison.Ordinal))
                golden.Add($"{who} {command} {text}");
        }
        Assert.Equal(34, golden.Count);
        Assert.Equal(golden, MixedEndian.Run(MixedEndian.Script));
    }

    [Fact]
    public void A_mandatory_extension_and_short_lived_direct_access_pass_as_recorded()
    {
        List<string> golden = [];
        string time = "";
        foreach (string line in File.ReadLines(GoldenLog.PathOf(MandatoryExtension.Name)))
        {
            if (line.StartsWith("Info: lt_", StringComparison.Ordinal))
                time = SimTime.Parse(line.Split(": ")[2].Split(" - ")[0]).ToString();
            else if (WordingOf(line.Trim()) is { } what)
                golden.Add($"{time} {what}");
        }
        Assert.Equal(36, golden.Count);
        Assert.Equal(golden, MandatoryExtension.Run());
    }

    private static string? WordingOf(string line)
    {
        string[] words = line.Split(' ');
        return words[0] switch
        {
            "Creating" => $"creates {words[1]} {words[5][2..]}{(words.Length > 7 ? $" {words[7][2..]}" : "")}",
            "Extension" => $"extension {line.Split("Data: ")[1]}",
            "Write" or "Read" => $"serves {words[0].ToLowerInvariant()} {words[4][2..]}",
            "Received" when words[1] == "invalidate" => "invalidated",
            "Received" => $"received ok{(words.Length > 3 ? $" {words[3][2..]}" : "")}",
            _ => null,
        };
    }
}
