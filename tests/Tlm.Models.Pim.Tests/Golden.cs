namespace Tlm.Models.Pim.Tests;

/// <summary>Golden files beside the test assembly.</summary>
internal static class Golden
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "golden", "attacc");

    public static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Skip(1).Select(line => line.Split(','));
}
