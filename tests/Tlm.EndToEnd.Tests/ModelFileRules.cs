namespace Tlm.EndToEnd.Tests;

public sealed class ModelFileRules : IDisposable
{
    private const string Quickstart = "scenarios/quickstart.yaml";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_that_lacks_a_field_is_refused_with_its_place_and_nothing_is_written()
    {
        var text = File.ReadAllText(Repository.File("scenarios", "models", "llama-3.2-1b.json")).Replace("\"num_hidden_layers\"", "\"num_hiden_layers\"", StringComparison.Ordinal);
        var model = _folder.Write("model.json", text);
        var outcome = Tool.Tlm("run", Quickstart, "--set", $"npu.workload.model={model}", "--out", _folder["out"]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Matches(@"^error: .*model\.json:[0-9]+(:[0-9]+)?: .*num_hidden_layers", outcome.Error);
        Assert.Contains("num_hiden_layers", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void A_model_that_is_missing_names_the_nearest_file()
    {
        var outcome = Tool.Tlm("check", Quickstart, "--set", "npu.workload.model=scenarios/models/llama-3.2-1.json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("does not exist; did you mean 'llama-3.2-1b.json'?", outcome.Error, StringComparison.Ordinal);
    }
}
