namespace Tlm.Hosting.Tests.Scenarios;

/// <summary>Each kind of bad input is one message with file, line and column, what was expected, and the nearest valid name.</summary>
public class BadScenarios : ScenarioRules
{
    [Theory]
    [InlineData("count: 3", "cuont: 3", 3, 22, "unknown key 'cuont' in component 'a' (type source); did you mean 'count'?")]
    [InlineData("type: source", "type: sorce", 3, 14, "unknown component type 'sorce'; did you mean 'source'? (expected one of: faulty, picky, sink, source)")]
    [InlineData("type: sink", "kind: sink", 4, 3, "component 'b' lacks its 'type'")]
    [InlineData("count: 3", "period: 1 ns", 3, 6, "component 'a' (type source) lacks 'count': expected a whole number such as 16 (Packets to send)")]
    [InlineData("count: 3", "count: 3, period: 100 MHz", 3, 40, "'period': unit 'MHz' does not fit in '100 MHz': expected a time such as 1.25 ns")]
    [InlineData("count: 3", "count: 3, period: 4", 3, 40, "'period': '4' has no unit: expected a time")]
    [InlineData("count: 3", "count: 3, period: 4 nss", 3, 40, "unknown unit 'nss' (did you mean 'ns'?)")]
    [InlineData("count: 3", "count: 3, period: -4 ns", 3, 40, "'period': -4 ns is negative: expected a time")]
    [InlineData("count: 3", "count: 3, period: 3 h", 3, 40, "'period': '3 h' overflows")]
    [InlineData("count: 3", "count: 3, period: 0.1 fs", 3, 40, "'period': '0.1 fs' is not a whole number of fs")]
    [InlineData("count: 3", "count: 3.5", 3, 29, "'count': '3.5' is not whole")]
    [InlineData("count: 3", "count: 99999999999", 3, 29, "'count': 99999999999 overflows")]
    [InlineData("count: 3", "count: 0", 3, 29, "'count': 0 is below the minimum of 1")]
    [InlineData("count: 3", "count: 2000000", 3, 29, "'count': 2000000 is above the maximum of 1000000")]
    [InlineData("count: 3", "count: [3]", 3, 29, "'a.count' holds a list: expected a whole number")]
    [InlineData("count: 3", "count: { value: 3, provenence: published }", 3, 41, "unknown key 'provenence' in the value of 'a.count'; did you mean 'provenance'?")]
    [InlineData("count: 3", "count: { value: 3, provenance: publishd }", 3, 53, "unknown value 'publishd'; did you mean 'published'?")]
    [InlineData("count: 3", "count: 3, pattern: row_hti", 3, 41, "unknown value 'row_hti'; did you mean 'row-hit'?")]
    [InlineData("count: 3", "count: 3, numbered: yes", 3, 42, "'yes' is neither true nor false")]
    [InlineData("count: 3", "count: 3, array: { rows: 100, columns: 100 }", 3, 47, "rows x columns exceeds 1000")]
    [InlineData("count: 3", "count: 3, array: { row: 1 }", 3, 41, "unknown key 'row' in 'a.array'; did you mean 'rows'?")]
    [InlineData("count: 3", "count: 3, cost: 5 ns", 3, 38, "'cost': unit 'ns' does not fit in '5 ns': expected a number in pJ/op")]
    [InlineData("count: 3", "count: 3, trace: nowhere.txt", 3, 39, "nowhere.txt' does not exist")]
    [InlineData("count: 3", "count: \"${n}\"", 3, 29, "the scenario has no parameter 'n'")]
    [InlineData("a.out", "aa.out", 6, 13, "unknown component 'aa'; did you mean 'a'?")]
    [InlineData("a.out", "out", 6, 13, "'out' names no port: expected component.port")]
    [InlineData("latency: 10 ns", "latncy: 10 ns", 6, 30, "unknown key 'latncy' in the link; did you mean 'latency'?")]
    [InlineData("latency: 10 ns", "capacity: 0", 6, 40, "'capacity': 0 is below the minimum of 1")]
    [InlineData("tlm: 1", "tlm: 2", 1, 6, "format version '2' is not known to this program: expected 'tlm: 1'")]
    [InlineData("tlm: 1", "name: x", 1, 1, "the scenario lacks 'tlm': expected 'tlm: 1'")]
    [InlineData("tlm: 1", "tml: 1", 1, 1, "the scenario lacks 'tlm': expected 'tlm: 1', the format version, not 'tml'")]
    [InlineData("connect:", "conect:", 5, 1, "unknown key 'conect' at the top of the scenario; did you mean 'connect'?")]
    [InlineData("tlm: 1", "tlm: 1\ntlm: 1", 2, 1, "key 'tlm' is written twice (first at line 1)")]
    [InlineData("tlm: 1", "tlm: 1\nrun: { until: 1 us, warmup: 2 us }", 2, 29, "'warmup' is 2 us and the run ends at 1 us")]
    [InlineData("tlm: 1", "tlm: 1\nrun: { threads: many }", 2, 17, "'many' does not fit: expected 'auto', or the number of threads")]
    [InlineData("tlm: 1", "tlm: 1\npartitions: { p: [a], q: [a] }", 2, 27, "component 'a' is in partition 'p' already")]
    [InlineData("tlm: 1", "tlm: 1\npartitions: { p: [c] }", 2, 19, "unknown component 'c'")]
    [InlineData("tlm: 1", "tlm: 1\naddress_map: [{ base: 0, size: 1 KiB, target: a }, { base: 512, size: 1 KiB, target: b }]", 2, 52, "overlaps that of 'a'")]
    [InlineData("tlm: 1", "tlm: 1\naddress_map: [{ base: 0xffffffffffffff00, size: 1 KiB, target: a }]", 2, 15, "ends beyond the last 64-bit address")]
    [InlineData("tlm: 1", "tlm: 1\nsupplies: [{ name: v, efficiency: 90, components: [q] }]", 2, 12, "unknown component 'q'")]
    [InlineData("tlm: 1", "tlm: 1\nsupplies: [{ name: v, efficiency: 0, components: [a] }]", 2, 35, "efficiency")]
    [InlineData("tlm: 1", "tlm: 1\nsupplies: [{ name: v, efficiency: 90, components: [a.x] }]", 2, 12, "expected a component")]
    [InlineData("tlm: 1", "tlm: 1\nsupplies: [{ name: v, efficiency: 90, components: [a] }, { name: w, efficiency: 90, components: [a] }]", 2, 58, "is fed by 'v' already")]
    [InlineData("tlm: 1", "tlm: 1\nclaims: [{ id: x, metric: a.rate, source: s }]", 2, 10, "expected 'value', or a range by 'min' and 'max'")]
    [InlineData("tlm: 1", "tlm: 1\nclaims: [{ id: x, metric: a.rate, value: 3 zs, source: s }]", 2, 42, "unknown unit 'zs'")]
    [InlineData("tlm: 1", "tlm: 1\nclaims: [{ id: x, metric: q.rate, value: 3, source: s }]", 2, 10, "unknown component 'q'")]
    [InlineData("tlm: 1", "tlm: 1\nparameters: { n: \"${m}\", m: \"${n}\" }\nname: ${n}", 2, 15, "parameter 'n' refers to itself: n -> m -> n")]
    public void It_is_refused_with_its_place(string good, string bad, int line, int column, string message)
    {
        var text = Good.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read(text)).Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("scenario.yaml", problem.Location.File, StringComparison.Ordinal);
        Assert.Equal((line, column), (problem.Location.Line, problem.Location.Column));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("- 1", "the file holds a list: expected a mapping that starts with 'tlm: 1'")]
    [InlineData("a: [1", "not valid YAML")]
    [InlineData("a:\n  b: { c: d e,\nf: g }", "not valid YAML")]
    [InlineData("a: *x", "alias '*x' refers to no anchor")]
    [InlineData("tlm: 1\n---\ntlm: 1", "a second document")]
    [InlineData("tlm: 1", "the scenario has no 'components'")]
    [InlineData("tlm: 1\ncomponents: { a.b: { type: sink } }", "'a.b' is no name of a component")]
    public void A_file_that_is_no_scenario_is_refused(string text, string message)
    {
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read(text)).Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_names_the_nearest_one()
    {
        Folder.Write("base.yaml", Good);
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read("tlm: 1\nextends: basee.yaml")).Problems);
        Assert.EndsWith("basee.yaml' does not exist; did you mean 'base.yaml'?", problem.Message, StringComparison.Ordinal);
        Assert.Equal((2, 10), (problem.Location.Line, problem.Location.Column));
    }

    [Fact]
    public void A_circular_include_names_the_circle()
    {
        Folder.Write("other.yaml", "include: scenario.yaml");
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read("tlm: 1\ninclude: other.yaml")).Problems);
        Assert.Matches("circular include: .*scenario.yaml -> .*other.yaml -> .*scenario.yaml", problem.Message);
        Assert.EndsWith("other.yaml", problem.Location.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.cuont=3", "unknown key 'cuont' in component 'a'")]
    [InlineData("aa.count=3", "'aa' is no key, component or parameter of the scenario; did you mean 'a'?")]
    [InlineData("count", "expected path=value")]
    [InlineData("connect.4.latency=1 ns", "'connect' is a list of 1: expected a number from 0 to 0")]
    [InlineData("a.period=5", "'5' has no unit")]
    public void A_bad_override_is_refused(string assignment, string message)
    {
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read(Good, assignment)).Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal($"--set {assignment}", problem.Location.ToString());
    }
}
