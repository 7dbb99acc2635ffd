using System.Runtime.CompilerServices;

namespace Tlm.Models.Dram.Tests;

/// <summary>Where the recorded runs are.</summary>
internal static class GoldenFolder
{
    public static string Ramulator => Path.Combine(Root, "ramulator");

    public static string Fuzz => Path.Combine(Root, "dram-fuzz");

    private static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "golden"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
