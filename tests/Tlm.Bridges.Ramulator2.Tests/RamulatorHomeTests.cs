using Tlm.Bridges.Ramulator2.Build;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>A RAMULATOR_HOME that can't be used is refused with what is missing and where to read on.</summary>
public sealed class RamulatorHomeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ramulator-home-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Not_set() => AssertRefused(null, "RAMULATOR_HOME is not set");

    [Fact]
    public void No_such_folder() => AssertRefused(Path.Combine(_folder, "nowhere"), "there is no such folder");

    [Fact]
    public void Empty() => AssertRefused(_folder, "is an empty folder");

    [Fact]
    public void Too_old()
    {
        Put("src/base/base.h");
        AssertRefused(_folder, "holds Ramulator 2.0, which is too old");
    }

    [Fact]
    public void Something_else()
    {
        Put("README.md");
        AssertRefused(_folder, "holds no sources of Ramulator");
    }

    [Fact]
    public void Not_built()
    {
        Put("src/ramulator/memory_system/i_memory_system.h");
        AssertRefused(_folder, "has not been built");
    }

    [Fact]
    public void Built_is_found()
    {
        Put("src/ramulator/memory_system/i_memory_system.h");
        Put("build/libramulator.so");
        Assert.Equal(Path.Combine(_folder, "build", "libramulator.so"), RamulatorHome.Find(_folder).Library);
    }

    [Fact]
    public void A_library_of_another_compiler_is_told_from_other_failures()
    {
        var home = new RamulatorHome("/home/me/ramulator", "/home/me/ramulator/libramulator.so");
        const string Unresolved = "ld: ramulator_engine.cpp.o: in function `load':\nundefined reference to `Ramulator::Config::parse_config_string'\n";
        Assert.Contains("built with another compiler", BuildTool.Explain(Unresolved, home), StringComparison.Ordinal);
        Assert.Contains("does not compile", BuildTool.Explain("main.cpp:3: error: expected ';'", home), StringComparison.Ordinal);
    }

    [RamulatorFact]
    public void A_library_without_Ramulators_code_does_not_link_and_that_is_said()
    {
        var real = RamulatorHome.Find();
        Directory.CreateSymbolicLink(Path.Combine(_folder, "src"), Path.Combine(real.Directory, "src"));
        var library = Path.Combine(_folder, "libramulator.so");
        using (var compiler = System.Diagnostics.Process.Start("c++", ["-shared", "-x", "c++", "/dev/null", "-o", library]))
            compiler.WaitForExit();
        var failure = Assert.Throws<BridgeException>(() => new WorkerBuild(RamulatorHome.Find(_folder)).Build());
        Assert.Contains("built with another compiler", failure.Message, StringComparison.Ordinal);
    }

    private void AssertRefused(string? folder, string expected)
    {
        var refusal = Assert.Throws<BridgeException>(() => RamulatorHome.Find(folder));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("README", refusal.Message, StringComparison.Ordinal);
    }

    private void Put(string path)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, "");
    }
}
