using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Loading;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads the path of a file that must exist, relative to the scenario file that names it.</summary>
internal sealed class InputFileReader : PlainReader
{
    /// <inheritdoc/>
    public override string Expected => "the path of a file, relative to this one";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string" };

    /// <inheritdoc/>
    protected override bool TryParse(ScalarNode scalar, out object? value, out string problem)
    {
        var folder = File.Exists(scalar.Location.File) ? Path.GetDirectoryName(Path.GetFullPath(scalar.Location.File))! : Directory.GetCurrentDirectory();
        var full = Path.GetFullPath(Path.Combine(folder, scalar.Text));
        var file = new InputFile(full, DisplayPath.Of(full));
        problem = File.Exists(full) ? "" : MissingFile.Describe(full, file.DisplayPath);
        value = file;
        return problem.Length == 0;
    }
}
