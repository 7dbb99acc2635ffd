using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Hosting.Tests.Scenarios;

/// <summary>Whatever stands in a file, it is a scenario or an error of the input; never a crash.</summary>
public class DamagedScenarios : ScenarioRules
{
    private const string Rich = """
        tlm: 1
        name: rich
        parameters: { n: { value: 3, provenance: published, source: here }, t: 4 ns }
        components:
          a:
            type: source
            count: ${n}
            period: ${t}
            array: { rows: 0x10, columns: 2 }
            links: { up: 6.4 Gbps }
            steps: [1, 2, 3]
            cost: 1.5 pJ/op
          b: { type: sink, partition: q }
        connect:
          - { from: a.out, to: b.in, latency: 10 ns, bandwidth: 8 GB/s, capacity: 4 }
        address_map: [{ base: 0x1000, size: 4 KiB, target: b }]
        partitions: { p: [a] }
        run: { until: 1 ms, warmup: 5 ns, threads: auto }
        claims: [{ id: c, metric: a.sent, value: 3, tolerance: 5 %, source: s }]
        """;

    private static readonly string[] Scraps =
        ["", " ", "\n", ":", "-", "{", "}", "[", "]", ",", "\"", "'", "#", "&x", "*x", "!t", "|", ">", "?", "%", "0", "-1", "1e999", "ns", "null", "${n}", "${", "\t", "\0", "é", "  - "];

    [Fact]
    public void A_damaged_file_is_never_a_crash()
    {
        var edit = from position in Gen.Choose(0, Rich.Length - 1)
                   from length in Gen.Choose(0, 12)
                   from scrap in Gen.Elements(Scraps)
                   select (position, length, scrap);
        Prop.ForAll(edit.NonEmptyListOf().Select(edits => edits.Take(4).ToArray()).ToArbitrary(), edits => IsScenarioOrInputError(Damage(edits)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20, 21));
    }

    [Fact]
    public void The_undamaged_file_is_a_scenario() => Assert.Equal(2, Read(Rich).Components.Count);

    private static string Damage(IEnumerable<(int Position, int Length, string Scrap)> edits)
    {
        var text = Rich;
        foreach (var (position, length, scrap) in edits)
        {
            var start = Math.Min(position, text.Length);
            text = text[..start] + scrap + text[Math.Min(start + length, text.Length)..];
        }
        return text;
    }

    private bool IsScenarioOrInputError(string text)
    {
        try
        {
            return Read(text).Components.Count > 0;
        }
        catch (InputException error)
        {
            return error.Problems.Count > 0 && error.Problems.All(problem => problem.Message.Length > 0);
        }
    }
}
