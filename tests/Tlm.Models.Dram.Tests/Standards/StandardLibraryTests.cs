using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Models.Dram.Tests.Standards;

public class StandardLibraryTests
{
    public static TheoryData<string> Names => [.. StandardLibrary.Names];

    [Fact]
    public void Ten_standards_come_with_the_library() => Assert.Equal(
        ["DDR4", "DDR5", "GDDR6", "HBM2", "HBM3", "HBM4", "LPDDR3", "LPDDR5", "LPDDR5X", "LPDDR6"], StandardLibrary.Names.AsEnumerable());

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_pair_of_presets_expands(string name)
    {
        var standard = StandardLibrary.Load(name);
        Assert.Equal(name, standard.Name);
        foreach (var organization in standard.Organizations)
        {
            foreach (var timing in standard.TimingPresets)
            {
                var configuration = StandardExpander.Expand(
                    standard, new DramSelection { Organization = organization.Name, Timing = timing.Name });
                Assert.True(configuration.ReadLatency > 0);
            }
        }
    }

    [Fact]
    public void Only_LPDDR3_and_LPDDR5X_lack_a_cross_check() => Assert.Equal(
        ["LPDDR3", "LPDDR5X"], StandardLibrary.Names.Where(name => StandardLibrary.Load(name).CrossChecked is null));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_timing_value_has_a_unit_and_a_source(string name)
    {
        var standard = StandardLibrary.Load(name);
        Assert.All(standard.Timings, timing => Assert.True(timing.Derivation is null || timing is { Source: not null, Clause: not null }));
        Assert.All(standard.TimingPresets.SelectMany(preset => preset.Values), value => Assert.NotEmpty(value.Source.Text));
        Assert.All(standard.Timings, timing => Assert.Contains(timing.Unit, new[] { "nCK", "ps", "MT/s" }));
    }

    [Fact]
    public void LPDDR5X_has_the_structure_of_LPDDR5()
    {
        var basis = StandardLibrary.Load("LPDDR5");
        var faster = StandardLibrary.Load("LPDDR5X");
        Assert.Equal(basis.Commands.AsEnumerable(), faster.Commands);
        Assert.Equal(basis.Constraints.Length, faster.Constraints.Length);
        Assert.DoesNotContain(faster.TimingPresets, preset => preset.Name == "LPDDR5_6400");
    }
}
