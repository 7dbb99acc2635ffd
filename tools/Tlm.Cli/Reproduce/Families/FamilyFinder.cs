using Tlm.Hosting.Binding;

namespace Tlm.Cli.Reproduce.Families;

/// <summary>Finds the families of published systems: folders with a <c>system.yaml</c>.</summary>
internal static class FamilyFinder
{
    private const string FileName = "system.yaml";
    private static readonly string Below = Path.Combine("scenarios", "systems");

    /// <summary>The families named, or all; a name is a folder of <c>scenarios/systems</c>, or the path of one elsewhere.</summary>
    /// <exception cref="InputException">A family does not exist or its file is wrong.</exception>
    public static IReadOnlyList<SystemFamily> Find(IReadOnlyCollection<string> names)
    {
        string[] all = [.. Folders()];
        IEnumerable<string> chosen = names.Count == 0 ? all : names.Select(name => Folder(name, all)).Distinct(StringComparer.Ordinal);
        SystemFamily[] families = [.. chosen.Select(folder => FamilyReader.Read(InputFile.At(Relative(Path.Combine(folder, FileName)))))];
        if (families.Length == 0)
            throw new InputException(new InputLocation("reproduce"), $"no folder with a {FileName} below '{Below}' here or above");
        RefuseTwice(families);
        return families;
    }

    private static string Folder(string name, string[] all)
    {
        if (all.FirstOrDefault(folder => Path.GetFileName(folder) == name) is { } known)
            return known;
        if (File.Exists(Path.Combine(name, FileName)))
            return Path.GetFullPath(name);
        throw new InputException(new InputLocation("reproduce"), UnknownName.Describe("system", name, "", all.Select(folder => Path.GetFileName(folder)!)));
    }

    private static IEnumerable<string> Folders()
    {
        for (DirectoryInfo? here = new(Directory.GetCurrentDirectory()); here is not null; here = here.Parent)
        {
            string systems = Path.Combine(here.FullName, Below);
            if (Directory.Exists(systems))
                return Directory.EnumerateDirectories(systems).Where(folder => File.Exists(Path.Combine(folder, FileName))).Order(StringComparer.Ordinal);
        }
        return [];
    }

    private static string Relative(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);

    private static void RefuseTwice(SystemFamily[] families)
    {
        foreach (var twice in families.SelectMany(family => family.Claims).GroupBy(claim => claim.Options.Id).Where(group => group.Count() > 1))
            throw new InputException(twice.Last().Location, $"claim id '{twice.Key}' is used twice (first at {twice.First().Location})");
    }
}
