using System.Globalization;

namespace Tlm.Cli.Running;

/// <summary>The folder that a run writes its results to.</summary>
internal static class ResultFolder
{
    /// <summary>Makes sure that the folder exists; without a name, a new one is made under <c>runs/</c>.</summary>
    /// <exception cref="InputException">The folder can't be made.</exception>
    public static string Prepare(string? given, string scenario)
    {
        var folder = given ?? Fresh(scenario);
        try
        {
            Directory.CreateDirectory(folder);
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new InputLocation("--out"), $"results can't be written to '{folder}': {error.Message}", error);
        }
    }

    /// <summary>Writes a file of results.</summary>
    /// <exception cref="InputException">The file can't be written.</exception>
    public static void Write(string folder, string name, string content) =>
        Guard(Path.Combine(folder, name), () => File.WriteAllText(Path.Combine(folder, name), content));

    /// <summary>Does something that writes results.</summary>
    /// <exception cref="InputException">A file can't be written.</exception>
    public static void Guard(string place, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new InputLocation(place), $"can't be written: {error.Message}", error);
        }
    }

    private static string Fresh(string scenario)
    {
        var safe = string.Concat(scenario.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));
        var stem = Path.Combine("runs", $"{safe}-{DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        var folder = stem;
        for (var copy = 2; Directory.Exists(folder); copy++)
            folder = $"{stem}-{copy}";
        return folder;
    }
}
