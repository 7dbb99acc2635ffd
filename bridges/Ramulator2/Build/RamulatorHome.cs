namespace Tlm.Bridges.Ramulator2.Build;

/// <summary>A Ramulator 2.1 that the user built: its sources and its shared library.</summary>
/// <param name="Directory">Root of its source tree.</param>
/// <param name="Library">Its <c>libramulator.so</c>.</param>
public sealed record RamulatorHome(string Directory, string Library)
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "RAMULATOR_HOME";

    private const string Advice = "Ramulator's own README (github.com/CMU-SAFARI/ramulator2) says how to get and build it";

    /// <summary>Looks at the folder that <see cref="Variable"/> names.</summary>
    /// <exception cref="BridgeException">It names none, or one that holds no built Ramulator 2.1.</exception>
    public static RamulatorHome Find() => Find(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Looks at a folder.</summary>
    /// <exception cref="BridgeException">It holds no built Ramulator 2.1; the message says what is missing.</exception>
    public static RamulatorHome Find(string? directory)
    {
        if (string.IsNullOrWhiteSpace(directory))
            throw new BridgeException($"{Variable} is not set; it must name the root of a built Ramulator 2.1. {Advice}");
        var root = Path.GetFullPath(directory);
        if (!System.IO.Directory.Exists(root))
            throw new BridgeException($"{Variable}={directory}: there is no such folder. {Advice}");
        if (!System.IO.Directory.EnumerateFileSystemEntries(root).Any())
            throw new BridgeException($"{Variable}={directory} is an empty folder. {Advice}");
        if (!File.Exists(Path.Combine(root, "src", "ramulator", "memory_system", "i_memory_system.h")))
            throw new BridgeException($"{Variable}={directory} {Older(root)}; the bridge needs Ramulator 2.1. {Advice}");
        return new RamulatorHome(root, FindLibrary(root, directory));
    }

    // 2.0 keeps its sources in src/, 2.1 in src/ramulator/
    private static string Older(string root) => File.Exists(Path.Combine(root, "src", "base", "base.h"))
        ? "holds Ramulator 2.0, which is too old"
        : "holds no sources of Ramulator (src/ramulator)";

    private static string FindLibrary(string root, string directory)
    {
        string[] places = [Path.Combine(root, "libramulator.so"), Path.Combine(root, "build", "libramulator.so")];
        return places.FirstOrDefault(File.Exists)
            ?? throw new BridgeException($"{Variable}={directory} holds no libramulator.so: it has not been built. {Advice}");
    }
}
