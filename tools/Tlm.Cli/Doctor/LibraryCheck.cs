namespace Tlm.Cli.Doctor;

/// <summary>Looks for a shared library in the usual folders.</summary>
internal sealed class LibraryCheck(string library, string pattern, string remedy) : IDoctorCheck
{
    private static readonly string[] Folders = ["/usr/lib", "/usr/local/lib", "/lib", "/opt/homebrew/lib"];

    public Finding Examine()
    {
        var found = Folders.Where(Directory.Exists).SelectMany(Search).Order(StringComparer.Ordinal).FirstOrDefault();
        return new Finding(library, found, $"needed for {remedy}");
    }

    // the folder itself and one level below, where Debian keeps libraries by architecture
    private IEnumerable<string> Search(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true };
        return Directory.EnumerateFiles(folder, pattern, options);
    }
}
