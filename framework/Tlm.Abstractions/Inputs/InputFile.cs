namespace Tlm;

/// <summary>A file that a parameter names. Scenario files write a path relative to themselves; by the time a component sees it, the file exists.</summary>
/// <param name="FullPath">The absolute path.</param>
/// <param name="DisplayPath">The path as messages show it.</param>
public sealed record InputFile(string FullPath, string DisplayPath)
{
    /// <summary>A file named by code rather than by a scenario.</summary>
    public static InputFile At(string path) => new(Path.GetFullPath(path), path);

    /// <summary>The whole text.</summary>
    /// <exception cref="InputException">The file can't be read.</exception>
    public string ReadAllText()
    {
        try
        {
            return File.ReadAllText(FullPath);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(Location(), $"can't be read: {error.Message}", error);
        }
    }

    /// <summary>A place in this file, for errors.</summary>
    public InputLocation Location(int line = 0, int column = 0) => new(DisplayPath, line, column);

    /// <summary>The path as messages show it.</summary>
    public override string ToString() => DisplayPath;
}
