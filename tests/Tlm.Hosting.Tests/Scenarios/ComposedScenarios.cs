using Tlm.Hosting.Tests.Components;

namespace Tlm.Hosting.Tests.Scenarios;

public class ComposedScenarios : ScenarioRules
{
    [Fact]
    public void A_scenario_changes_the_one_that_it_extends()
    {
        Folder.Write("base.yaml", Good);
        var scenario = Read("""
            extends: base.yaml
            components:
              a: { count: 8 }
            connect:
              - { from: a.out, to: b.in, latency: 2 ns }
            """);
        Assert.Equal(8, ((SourceOptions)scenario.Components[0].Options!).Count);
        Assert.Equal(SimTime.FromNanoseconds(2), Assert.Single(scenario.Links).Options.Latency);
        Assert.Equal(2, scenario.Files.Count);
    }

    [Fact]
    public void Included_files_add_up_and_paths_are_relative_to_their_file()
    {
        Folder.Write("parts/a.yaml", "include: common.yaml\ncomponents: { a: { type: source, count: 1, trace: trace.txt } }");
        Folder.Write("parts/common.yaml", "connect: [{ from: a.out, to: b.in }]");
        Folder.Write("parts/trace.txt", "t");
        var scenario = Read("tlm: 1\ninclude: [parts/a.yaml]\ncomponents: { b: { type: sink } }");
        Assert.Equal("t", ((SourceOptions)scenario.Components[0].Options!).Trace!.ReadAllText());
        Assert.Single(scenario.Links);
    }

    [Fact]
    public void A_component_of_another_type_keeps_nothing_of_the_old_one()
    {
        Folder.Write("base.yaml", Good);
        var scenario = Read("extends: base.yaml\ncomponents: { a: { type: sink } }\nconnect: ~");
        Assert.Equal("sink", scenario.Components[0].Type.Name);
        Assert.Empty(scenario.Links);
    }

    [Fact]
    public void Null_takes_a_component_away()
    {
        Folder.Write("base.yaml", Good);
        Assert.Equal("a", Assert.Single(Read("extends: base.yaml\ncomponents: { b: ~ }\nconnect: ~").Components).Name);
    }
}
