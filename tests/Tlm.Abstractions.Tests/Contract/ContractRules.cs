namespace Tlm.Abstractions.Tests.Contract;

public sealed class ContractRules
{
    /// <summary>
    /// Third parties compile against this. After a change on purpose: <c>tools/update-contract</c>, and a look at the difference: what is gone or
    /// changed breaks them and needs a new major version.
    /// </summary>
    [Fact]
    public void The_public_surface_of_the_contract_is_the_one_on_record()
    {
        string file = PathOf("framework", "Tlm.Abstractions", "PublicSurface.txt");
        IReadOnlyList<string> surface = PublicSurface.Of(typeof(Component).Assembly);
        if (Environment.GetEnvironmentVariable("TLM_UPDATE_CONTRACT") == "1")
            File.WriteAllText(file, string.Join('\n', surface) + "\n");
        string[] recorded = File.ReadAllLines(file);
        string[] gone = [.. recorded.Except(surface)];
        string[] added = [.. surface.Except(recorded)];
        Assert.True(
            gone.Length + added.Length == 0,
            $"the public surface of Tlm.Abstractions has changed; if on purpose, run tools/update-contract\n- {string.Join("\n- ", gone)}\n+ {string.Join("\n+ ", added)}");
    }

    [Fact]
    public void The_contract_depends_on_nothing_but_the_runtime()
    {
        string[] others = [.. typeof(Component).Assembly.GetReferencedAssemblies().Select(static name => name.Name!).Where(static name => !name.StartsWith("System", StringComparison.Ordinal))];
        Assert.Empty(others);
    }

    private static string PathOf(params string[] parts)
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tlm.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine([folder, .. parts]);
    }
}
