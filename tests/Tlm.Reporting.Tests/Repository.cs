namespace Tlm.Reporting.Tests;

/// <summary>Where the repository and its parts are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Tlm.sln")))
                return folder.FullName;
        throw new InvalidOperationException("the tests run outside of the repository");
    }
}
