namespace Tlm.Models.Npu.Tests;

/// <summary>Files below <c>tests/golden</c>.</summary>
internal static class Golden
{
    public static string Path(string relative)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Tlm.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder!.FullName, "tests", "golden", relative);
    }
}
