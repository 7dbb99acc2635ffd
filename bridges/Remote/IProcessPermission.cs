namespace Tlm.Bridges.Remote;

/// <summary>Decides whether a scenario may start a program.</summary>
public interface IProcessPermission
{
    /// <summary>Whether the program may be started.</summary>
    /// <param name="program">Full path.</param>
    bool Allows(string program);
}

/// <summary>Everything is allowed (<c>--allow-process</c>), or what the user's list names.</summary>
/// <param name="AllowAll">Whether everything is allowed.</param>
public sealed record UserProcessPermission(bool AllowAll) : IProcessPermission
{
    /// <summary>The user's list: one full path a line; a line that ends with / allows a folder.</summary>
    public static string ListFile
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } given
                ? given
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
            return Path.Combine(folder, "tlm", "allowed-processes");
        }
    }

    /// <inheritdoc/>
    public bool Allows(string program)
    {
        if (AllowAll)
            return true;
        return File.Exists(ListFile) && File.ReadLines(ListFile).Select(line => line.Trim()).Any(line => Covers(line, program));
    }

    private static bool Covers(string line, string program) => line.Length > 0 && !line.StartsWith('#')
        && (line.EndsWith('/') ? program.StartsWith(line, StringComparison.Ordinal) : program == line);
}
