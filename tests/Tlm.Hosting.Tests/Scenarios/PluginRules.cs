namespace Tlm.Hosting.Tests.Scenarios;

/// <summary>Plug-ins are loaded beside the program; a good one is used in the end-to-end tests.</summary>
public class PluginRules : ScenarioRules
{
    [Theory]
    [InlineData("plugins: [gone.dll]", "gone.dll' does not exist")]
    [InlineData("plugins: [text.dll]", "text.dll' is no .NET assembly")]
    [InlineData("plugins: { a: b }", "'plugins' holds a mapping: expected a list of DLLs")]
    public void A_plug_in_that_cannot_be_loaded_is_refused(string plugins, string message)
    {
        Folder.Write("text.dll", "no assembly");
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read($"{Good}\n{plugins}")).Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(7, problem.Location.Line);
    }

    [Fact]
    public void A_plug_in_without_components_is_refused()
    {
        var assembly = typeof(Tlm.Observability.Metrics.Metric).Assembly.Location;
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read($"{Good}\nplugins: ['{assembly}']")).Problems);
        Assert.Contains("declares no component: expected a public class with [Component(\"name\")]", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_name_is_declared_once()
    {
        var assembly = typeof(Components.Source).Assembly.Location;
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read($"{Good}\nplugins: ['{assembly}']")).Problems);
        Assert.Contains("is declared by Tlm.Hosting.Tests and by Tlm.Hosting.Tests: rename one", problem.Message, StringComparison.Ordinal);
    }
}
