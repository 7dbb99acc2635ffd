using System.Text.RegularExpressions;

namespace Tlm.EndToEnd.Tests;

/// <summary>docs/first-plugin.md is run as it stands, and the templates do what it says.</summary>
public sealed class FirstPluginRules : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_tutorial_leads_to_a_passing_run_in_fewer_than_ten_commands_with_no_edit()
    {
        var text = File.ReadAllText(Repository.File("docs", "first-plugin.md"));
        var commands = Regex.Matches(text, "^```sh\n(.*?)```", RegexOptions.Singleline | RegexOptions.Multiline)
            .SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.InRange(commands.Length, 4, 9);
        var outcome = Bash(string.Join('\n', commands));
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        Assert.Contains("12 passed, 0 failed", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("fingerprint", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void From_dotnet_new_in_an_empty_home_it_takes_six_commands_to_a_passing_run()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"); // so that it needs no network
        Directory.CreateDirectory(_folder["home"]);
        var outcome = Bash($"""
            export HOME='{_folder["home"]}' DOTNET_CLI_HOME='{_folder["home"]}' NUGET_PACKAGES='{packages}'
            dotnet new install '{Repository.File("tools", "templates", "tlm-component")}'
            dotnet new tlm-component -n MyMemory --feed '{Repository.File("artifacts", "packages")}'
            cd MyMemory
            dotnet test MyMemory.Tests
            tlm conformance MyMemory/bin/Debug/net10.0/MyMemory.dll
            tlm run scenario.yaml
            """);
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        Assert.Contains("12 passed, 0 failed", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("fingerprint", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_analyzers_of_the_template_fail_the_build_of_a_component_that_reads_the_clock()
    {
        Assert.Equal(0, Tool.Tlm("new", "component", "BadModel", "--out", _folder["bad"]).ExitCode);
        var source = Path.Combine(_folder["bad"], "BadModel", "BadModel.cs");
        File.WriteAllText(source, File.ReadAllText(source).Replace("_accesses.Increment();", "_accesses.Add(DateTime.Now.Second);", StringComparison.Ordinal));
        var build = Bash("cd bad && dotnet build BadModel --nologo -v q");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("TLM002", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Dotnet_new_makes_the_same_folder()
    {
        Assert.Equal(0, Tool.Tlm("new", "component", "my-memory", "--out", _folder["ours"], "--feed", "/packages").ExitCode);
        var outcome = Bash($"""
            dotnet new install '{Repository.File("tools", "templates", "tlm-component")}' --debug:custom-hive "$PWD/hive"
            dotnet new tlm-component -n MyMemory -o theirs --feed /packages --debug:custom-hive "$PWD/hive"
            diff -r ours theirs
            """);
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
    }

    [Fact]
    public void A_new_scenario_runs_as_it_is()
    {
        var outcome = Bash("tlm new scenario first && tlm run first.yaml");
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
    }

    [Theory]
    [InlineData("component", "my memory", "is no name: expected letters, digits, '-' or '_'")]
    [InlineData("scenario", "1st", "starting with a letter")]
    public void A_bad_name_is_bad_input(string what, string name, string message)
    {
        var outcome = Tool.Tlm("new", what, name, "--out", _folder["x"]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        _folder.Write("keep.txt", "mine");
        var outcome = Tool.Tlm("new", "component", "x", "--out", _folder.Path);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("exists and is not empty", outcome.Error, StringComparison.Ordinal);
    }

    private Outcome Bash(string commands) =>
        Tool.Run("bash", "-c", $"set -e\nexport PATH='{Repository.File("tools")}':$PATH\ncd '{_folder.Path}'\n{commands}");
}
