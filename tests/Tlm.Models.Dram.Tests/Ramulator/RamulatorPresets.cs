using System.Diagnostics;
using System.Text.Json;

namespace Tlm.Models.Dram.Tests.Ramulator;

/// <summary>Asks Ramulator's own Python classes how they expand every preset of a standard.</summary>
internal static class RamulatorPresets
{
    // The package is entered beside its __init__, which would want the compiled binding.
    private const string _script = """
        import importlib, json, sys, types
        package = types.ModuleType("ramulator")
        package.__path__ = [sys.argv[1] + "/python/ramulator"]
        sys.modules["ramulator"] = package
        standard = getattr(importlib.import_module("ramulator.dram"), sys.argv[2])
        overrides = json.loads(sys.argv[3])
        for organization in standard.org_presets:
            for timing in standard.timing_presets:
                dram = standard(org_preset=organization, timing_preset=timing, **overrides)
                print(json.dumps({"organization": organization, "timing": timing, "dram": dram.to_config()}))
        """;

    public static IEnumerable<JsonElement> Expand(string home, string standard, string overrides = "{}")
    {
        var start = new ProcessStartInfo("python3", ["-c", _script, home, standard, overrides]) { RedirectStandardOutput = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.Clone();
        }
    }
}
