namespace Tlm.Hosting.Scenarios.Loading;

/// <summary>Says that a file does not exist, and which file beside it was perhaps meant.</summary>
internal static class MissingFile
{
    public static string Describe(string fullPath, string display)
    {
        if (Directory.Exists(fullPath))
            return $"'{display}' is a folder: expected a file";
        var folder = Path.GetDirectoryName(fullPath)!;
        if (!Directory.Exists(folder))
            return $"file '{display}' does not exist: there is no folder '{DisplayPath.Of(folder)}'";
        var names = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
        var nearest = NearestName.Find(Path.GetFileName(fullPath), names);
        return $"file '{display}' does not exist" + (nearest is null ? "" : $"; did you mean '{nearest}'?");
    }
}
