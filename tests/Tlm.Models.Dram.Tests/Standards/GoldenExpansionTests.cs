using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Models.Dram.Tests.Standards;

public class GoldenExpansionTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetFiles(GoldenFolder.Ramulator, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_72_golden_cases() => Assert.Equal(72, Cases.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Presets_expand_to_the_file_that_Ramulator_loaded(string name)
    {
        var configuration = GoldenCaseSelection.Expand(Path.Combine(GoldenFolder.Ramulator, name + ".json"));
        var text = new StringWriter();
        ExpandedYamlWriter.Write(new DramSystemConfiguration(new(ChannelMapperKind.Interleave), [configuration]), text);

        Assert.Equal(RecordedConfiguration(name), text.ToString());
    }

    private static string RecordedConfiguration(string name)
    {
        string text = File.ReadAllText(Path.Combine(GoldenFolder.Ramulator, name + ".config.yaml"));
        return text[..text.IndexOf("      controller_plugins:", StringComparison.Ordinal)];
    }
}
