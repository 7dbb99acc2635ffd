namespace Tlm.Models.Llm.Tests;

public class ParameterCountTests
{
    /// <summary>Counts that the publisher's checkpoint metadata or model card states, to the last parameter.</summary>
    [Theory]
    [InlineData("llama-3.2-1b", 1_235_814_400)]
    [InlineData("llama-3.2-3b", 3_212_749_824)]
    [InlineData("llama-2-7b", 6_738_415_616)]
    [InlineData("llama-2-13b", 13_015_864_320)]
    [InlineData("llama-2-70b", 68_976_648_192)]
    [InlineData("llama-3-8b", 8_030_261_248)]
    [InlineData("llama-65b", 65_285_660_672)]
    [InlineData("vicuna-7b", 6_738_415_616)]
    [InlineData("vicuna-1b", 1_100_048_384)]
    [InlineData("llama-160m", 162_417_408)]
    [InlineData("mixtral-8x7b", 46_702_792_704)]
    [InlineData("opt-6.7b", 6_658_473_984)]
    [InlineData("opt-13b", 12_853_473_280)]
    [InlineData("opt-30b", 29_974_540_288)]
    public void The_tensors_add_up_to_the_published_parameter_count(string name, long published)
    {
        Assert.Equal(published, Published.Load(name).CountParameters());
    }

    /// <summary>Where only a rounded figure is published.</summary>
    [Theory]
    [InlineData("gpt-3-175b", 174_500_000_000, 175_500_000_000)]
    [InlineData("opt-66b", 65_500_000_000, 66_500_000_000)]
    public void The_tensors_round_to_the_published_figure(string name, long least, long most)
    {
        Assert.InRange(Published.Load(name).CountParameters(), least, most);
    }

    [Fact]
    public void Mixtral_uses_13_billion_parameters_a_token()
    {
        ModelDescriptor model = Published.Load("mixtral-8x7b");
        long idle = model.ListTensors().Where(tensor => tensor.Expert >= model.ExpertsPerToken).Sum(tensor => tensor.Elements);
        Assert.InRange(model.CountParameters() - idle, 12_850_000_000, 12_950_000_000);
    }

    [Fact]
    public void Every_descriptor_file_of_the_repository_loads_and_states_its_source()
    {
        string[] files = Directory.GetFiles(Published.Folder, "*.json");
        Assert.True(files.Length >= 16);
        foreach (string file in files)
        {
            Assert.True(ModelFile.Load(InputFile.At(file)).CountParameters() > 0);
            Assert.Matches("\"_source\": \"(published|secondary): ", File.ReadAllText(file));
        }
    }
}
