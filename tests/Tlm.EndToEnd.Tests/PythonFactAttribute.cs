namespace Tlm.EndToEnd.Tests;

/// <summary>A fact that needs Debian's pandas; skipped with the reason where it is missing.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    private static readonly bool Missing = !Directory.Exists("/usr/lib/python3/dist-packages/pandas");

    public PythonFactAttribute()
    {
        if (Missing)
            Skip = "needs pandas: install Debian's python3-pandas (.ci/run does)";
    }
}
