namespace Tlm.EndToEnd.Tests;

/// <summary>A fact that needs Node and the packages of <c>tests/schema-check</c>; skipped with the reason where they are missing.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!Directory.Exists(Repository.File("tests", "schema-check", "node_modules")))
            Skip = "needs Node: run 'npm ci' in tests/schema-check (tools/test does where npm is installed)";
    }
}
