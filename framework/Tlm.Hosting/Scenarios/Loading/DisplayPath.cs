namespace Tlm.Hosting.Scenarios.Loading;

/// <summary>How messages and results show a path: relative to the current folder when it lies below it.</summary>
internal static class DisplayPath
{
    public static string Of(string fullPath)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), fullPath);
        return relative.StartsWith("..", StringComparison.Ordinal) ? fullPath : relative;
    }
}
