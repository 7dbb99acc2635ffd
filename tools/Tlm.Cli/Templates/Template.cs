namespace Tlm.Cli.Templates;

/// <summary>The templates beside the program; the same folders are what <c>dotnet new install</c> takes.</summary>
internal static class Template
{
    private const string Pascal = "MyComponent";
    private const string Kebab = "my-component";
    private const string Feed = "TLM-FEED";

    /// <summary>Where this repository's build puts Tlm's packages.</summary>
    /// <exception cref="InputException">The program does not run from a repository.</exception>
    public static string PackageFeed()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Tlm.sln")))
                return Path.Combine(folder.FullName, "artifacts", "packages");
        throw new InputException(new InputLocation("--feed"), "tlm does not run from its repository: name the folder with Tlm's packages");
    }

    /// <summary>Makes a folder from a template.</summary>
    /// <exception cref="InputException">The folder exists and is not empty.</exception>
    public static void Copy(string template, string folder, TemplateName name, string feed)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new InputException(new InputLocation(folder), "exists and is not empty: choose another name, or another folder with --out");
        var root = Root(template);
        foreach (var file in Files(root))
            Write(file, Path.Combine(folder, Rename(Path.GetRelativePath(root, file), name.Pascal)), name, feed);
    }

    /// <summary>Writes the one file of a template.</summary>
    /// <exception cref="InputException">The file exists.</exception>
    public static void CopyFile(string template, string folder, TemplateName name)
    {
        var target = Path.Combine(folder, name.Kebab + ".yaml");
        if (File.Exists(target))
            throw new InputException(new InputLocation(target), "exists: choose another name");
        Write(Files(Root(template)).Single(), target, name with { Pascal = name.Kebab }, "");
    }

    private static string Root(string template) => Path.Combine(AppContext.BaseDirectory, "templates", template);

    private static IEnumerable<string> Files(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(root, file).StartsWith(".template.config", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static void Write(string source, string target, TemplateName name, string feed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, Rename(File.ReadAllText(source), name.Pascal).Replace(Kebab, name.Kebab, StringComparison.Ordinal).Replace(Feed, feed, StringComparison.Ordinal));
    }

    private static string Rename(string text, string pascal) => text.Replace(Pascal, pascal, StringComparison.Ordinal);
}
