namespace Tlm.Models.Llm.Tests;

/// <summary>The descriptor files of the repository.</summary>
internal static class Published
{
    public static string Folder { get; } = Path.Combine(Root(), "scenarios", "models");

    public static ModelDescriptor Load(string name)
    {
        return ModelFile.Load(File(name));
    }

    public static InputFile File(string name)
    {
        return InputFile.At(Path.Combine(Folder, name + ".json"));
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Tlm.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("no Tlm.sln above the tests");
    }
}
