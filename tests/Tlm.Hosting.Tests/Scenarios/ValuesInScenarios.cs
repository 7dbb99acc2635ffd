using Tlm.Hosting.Binding;
using Tlm.Hosting.Tests.Components;

namespace Tlm.Hosting.Tests.Scenarios;

public class ValuesInScenarios : ScenarioRules
{
    [Fact]
    public void A_declared_default_holds_until_the_file_says_otherwise()
    {
        Assert.Equal(SimTime.FromNanoseconds(10), ReadSource("").Period);
        Assert.Equal(SimTime.FromPicoseconds(1250), ReadSource("period: 1.25 ns").Period);
    }

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        Folder.Write("trace.txt", "x");
        var options = ReadSource("""
            size: 4 KiB, pattern: row-hit, cost: 800 fJ/op, latency: 7 cycles, array: { rows: 0x10 }, numbered: false,
                links: { up: 6.4 Gbps, down: 51.2 GB/s }, steps: [1, 2e3], trace: trace.txt
            """);
        Assert.Equal(4096, options.Size.Bytes);
        Assert.Equal(Pattern.RowHit, options.Pattern);
        Assert.Equal(0.8, options.Cost);
        Assert.Equal(7, options.Latency);
        Assert.Equal(new ArrayOptions { Rows = 16, Columns = 4 }, options.Array);
        Assert.Equal(6_400_000_000, options.Links["up"].BitsPerSecond);
        Assert.Equal([1L, 2000L], options.Steps);
        Assert.Equal("x", options.Trace!.ReadAllText());
        Assert.False(options.Numbered);
    }

    [Fact]
    public void A_bare_number_is_in_the_declared_unit()
    {
        var options = ReadSource("cost: 1.5, latency: 9");
        Assert.Equal((1.5, 9), (options.Cost, options.Latency));
    }

    [Fact]
    public void A_number_may_come_with_its_provenance()
    {
        var scenario = Read(Good.Replace("count: 3", "count: { value: 5, provenance: published, source: a paper, note: table 2 }", StringComparison.Ordinal));
        Assert.Equal(5, ((SourceOptions)scenario.Components[0].Options!).Count);
        var count = scenario.Parameters.Single(p => p.Path == "a.count");
        Assert.Equal((Provenance.Published, "a paper", "table 2", "5"), (count.Provenance, count.Source, count.Note, count.Text));
        Assert.DoesNotContain(scenario.Parameters, p => p.Path.EndsWith("provenance", StringComparison.Ordinal));
        Assert.EndsWith("scenario.yaml:3:38", count.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_are_recorded_with_the_provenance_that_their_author_stated()
    {
        var period = Read(Good).Parameters.Single(p => p.Path == "a.period");
        Assert.Equal(new ParameterValue("a.period", "10 ns", Provenance.Derived, "a table", null, "default"), period);
        Assert.Contains(Read(Good).Parameters, p => p.Path == "a.array.rows" && p.Text == "4");
    }

    [Fact]
    public void A_declared_default_of_an_enumeration_is_shown_as_files_spell_it()
    {
        var order = Assert.Single(OptionsDescriptor.Of(typeof(Ordered)).Parameters);
        Assert.Equal("row-hit", order.DefaultText(new Ordered()));
        Assert.Contains(order.DefaultText(null)!, order.Reader.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_parameter_stands_for_its_value_and_keeps_its_provenance()
    {
        var scenario = Read("""
            tlm: 1
            parameters: { n: { value: 7, provenance: published }, unit: ns, t: "${m} ${unit}", m: 4 }
            components:
              a: { type: source, count: "${n}", period: "${t}" }
            """);
        Assert.Equal(7, ((SourceOptions)scenario.Components[0].Options!).Count);
        Assert.Equal(SimTime.FromNanoseconds(4), ((SourceOptions)scenario.Components[0].Options!).Period);
        Assert.Equal(Provenance.Published, scenario.Parameters.Single(p => p.Path == "a.count").Provenance);
    }

    [Fact]
    public void An_override_reaches_components_parameters_and_sections()
    {
        var scenario = Read(Good, "a.count=9", "components.a.array.rows=2", "connect.0.latency=5 ns", "run.until=1 ms");
        Assert.Equal(9, ((SourceOptions)scenario.Components[0].Options!).Count);
        Assert.Equal(2, ((SourceOptions)scenario.Components[0].Options!).Array.Rows);
        Assert.Equal(SimTime.FromNanoseconds(5), scenario.Links[0].Options.Latency);
        Assert.Equal(SimTime.FromMilliseconds(1), scenario.Run.Until);
        Assert.Equal("--set a.count=9", scenario.Parameters.Single(p => p.Path == "a.count").Origin);
    }

    [Fact]
    public void A_component_is_in_the_partition_that_names_it()
    {
        var scenario = Read(Good + "\npartitions: { left: [a] }\n");
        Assert.Equal(["left", "main"], scenario.Components.Select(c => c.Partition));
    }

    [Fact]
    public void The_address_map_is_sorted()
    {
        var map = Read(Good + "\naddress_map: [{ base: 0x1000, size: 4 KiB, target: b }, { base: 0, size: 4 KiB, target: a }]\n").AddressMap;
        Assert.Equal(["a", "b"], map.Ranges.Select(range => range.Target));
        Assert.Equal("b", map.Find(0x1fff)!.Target);
        Assert.Null(map.Find(0x2000));
    }

    private sealed record Ordered
    {
        [Parameter("Order of addresses", Default = "Row_Hit")]
        public Pattern Order { get; init; }
    }
}
