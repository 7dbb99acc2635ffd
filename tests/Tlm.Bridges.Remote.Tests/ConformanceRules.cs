using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>The conformance kit holds models in other processes as it holds those of the program, by whatever way they are reached.</summary>
public sealed class ConformanceRules : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("remote-conformance-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [CppFact]
    public void A_program_of_a_scenario_passes() => Passes($"{Scenario($"program: {Toolchain.Scratchpad}")}:pad", 12);

    [SystemCFact]
    public void A_model_in_SystemC_passes() =>
        Passes($"{Scenario($"program: {Path.Combine(Toolchain.BuildWithCMake("bridges/SystemC"), "systemc-memory")}")}:pad", 12);

    [PythonFact]
    public void An_initiator_in_Python_passes() => Passes($"{Scenario($"program: {Toolchain.Traffic}, parameters: {{ count: \"20\" }}")}:pad", 4);

    [CppFact]
    public void A_peer_that_serves_passes_by_its_endpoint_and_by_a_scenario_that_names_it()
    {
        var endpoint = $"tcp://127.0.0.1:{Toolchain.FreePort()}";
        Serving(Toolchain.Scratchpad, [endpoint], () =>
        {
            Passes(endpoint, 12);
            Passes($"{Scenario($"endpoint: '{endpoint}', unencrypted: true")}:pad", 12);
        });
    }

    [PythonFact]
    public void With_keys_a_peer_is_spoken_to_encrypted_and_another_key_is_refused()
    {
        foreach (var (program, rules) in new[] { (Toolchain.Scratchpad, 12), (Toolchain.Traffic, 4) })
        {
            var (endpoint, keys) = ($"tcp://127.0.0.1:{Toolchain.FreePort()}", Path.Combine(_folder, "keys"));
            var key = NewKeys(program, keys);
            Serving(program, [endpoint, keys], () =>
            {
                Passes(endpoint, rules, "--key", key);
                var other = Toolchain.Tlm("run", Scenario($"endpoint: '{endpoint}', key: '{NewKeys(program, Path.Combine(_folder, "others"))}', answer_within: 1 s"), "--quiet", "--out", _folder);
                Assert.Equal(4, other.Code);
                Assert.Contains("or it holds another key", other.Output, StringComparison.Ordinal);
            });
        }
    }

    private static string NewKeys(string program, string file)
    {
        var (code, output) = Toolchain.Run(program, ["--new-keys", file]);
        Assert.Equal(0, code);
        Assert.Equal("600", Toolchain.Run("stat", ["-c", "%a", file]).Output.Trim());
        return output.Trim();
    }

    private static void Serving(string program, string[] arguments, Action action)
    {
        using var peer = OsProcess.Start(program, ["--serve", .. arguments]);
        try
        {
            action();
        }
        finally
        {
            peer.Kill();
        }
    }

    private static void Passes(string target, int rules, params string[] more)
    {
        var run = Toolchain.Tlm(["conformance", target, "--allow-process", .. more]);
        Assert.True(run.Code == 0, run.Output);
        Assert.Contains($"{rules} passed, 0 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("in two by 1, 2, 4 threads", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private string Scenario(string component)
    {
        var file = Path.Combine(_folder, "s.yaml");
        File.WriteAllText(file, $"tlm: 1\nname: s\ncomponents: {{ pad: {{ type: remote, {component} }} }}\n");
        return file;
    }
}
