using System.Security.Cryptography;
using System.Text;

namespace Tlm.Bridges.Ramulator2.Build;

/// <summary>Compiles the worker, for the user's Ramulator or with the stub engine, into a folder that depends on everything that went in.</summary>
/// <param name="Home">The user's Ramulator; null: the stub engine.</param>
/// <param name="Target">The program: <see cref="Worker"/>, or <see cref="Driver"/>, which needs a Ramulator.</param>
public sealed record WorkerBuild(RamulatorHome? Home, string Target = WorkerBuild.Worker)
{
    /// <summary>The worker behind the bridge.</summary>
    public const string Worker = "tlm-memory-worker";

    /// <summary>Runs request files in process, without a bridge: for the fuzzer and the benchmarks.</summary>
    public const string Driver = "tlm-memory-drive";

    /// <summary>Sources of the worker, beside the program that runs.</summary>
    public static string SourceDirectory => Path.Combine(AppContext.BaseDirectory, "worker");

    /// <summary>Where the compiled program lies, or will lie.</summary>
    public string Program => Path.Combine(OutputDirectory(), Target);

    /// <summary>Whether it was compiled from the present sources for the present Ramulator.</summary>
    public bool IsBuilt => File.Exists(Program);

    /// <summary>Compiles the program unless it is there.</summary>
    /// <returns>Path of the program.</returns>
    /// <exception cref="BridgeException">A tool or library is missing, or the compilation fails; the message says why.</exception>
    public string Build()
    {
        var output = OutputDirectory();
        if (IsBuilt)
            return Program;
        // in a folder of its own: another copy of tlm with the same sources may build at the same time
        var folder = Directory.CreateDirectory(Path.Combine(output, Path.GetRandomFileName())).FullName;
        try
        {
            Compile(folder);
            File.Move(Path.Combine(folder, Target), Program, overwrite: true);
            return Program;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Compile(string folder)
    {
        List<string> configure = ["-S", SourceDirectory, "-B", folder, "-DCMAKE_BUILD_TYPE=Release"];
        if (Home is not null)
            configure.AddRange([$"-DRAMULATOR_HOME={Home.Directory}", $"-DRAMULATOR_LIBRARY={Home.Library}"]);
        BuildTool.Run("cmake", configure, Home);
        BuildTool.Run("cmake", ["--build", folder, "--target", Target, "-j2"], Home);
    }

    private string OutputDirectory()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "tlm", "bridge", $"{(Home is null ? "stub" : "ramulator")}-{Key()}");
    }

    private string Key()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(SourceDirectory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(SourceDirectory, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        if (Home is not null)
        {
            var library = new FileInfo(Home.Library);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Home.Library} {library.Length} {library.LastWriteTimeUtc.Ticks}"));
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }
}
