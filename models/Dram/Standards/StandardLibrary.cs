using System.Collections.Immutable;
using System.Reflection;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards.Files;

namespace Tlm.Models.Dram.Standards;

/// <summary>The standards that come with the library, and standards from files.</summary>
public static class StandardLibrary
{
    private const string _prefix = "Standards/";
    private const string _suffix = ".yaml";

    /// <summary>Names of the standards that come with the library, in ordinal order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(_prefix, StringComparison.Ordinal) && name.EndsWith(_suffix, StringComparison.Ordinal))
            .Select(name => name[_prefix.Length..^_suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Loads a standard that comes with the library.</summary>
    /// <param name="name">Its name, e.g. <c>HBM3</c>.</param>
    /// <exception cref="DramConfigurationException">There is none of that name; the message names the nearest.</exception>
    public static StandardDescription Load(string name)
    {
        var (file, text) = Open(name);
        using (text)
            return StandardValidator.Validated(StandardFileReader.Read(file, text, Open), file);
    }

    /// <summary>Loads a standard from a file of one's own.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DramConfigurationException">The file can't be read or contradicts itself; the message names line and column.</exception>
    public static StandardDescription LoadFile(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            return StandardValidator.Validated(StandardFileReader.Read(path, text, Open), path);
        }
        catch (IOException error)
        {
            throw new DramConfigurationException($"{path}: can't be read: {error.Message}", error);
        }
    }

    private static (string File, TextReader Text) Open(string name)
    {
        var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(_prefix + name + _suffix)
            ?? throw new DramConfigurationException($"no DRAM standard '{name}'; {Suggestion.For(name, Names)}", "standard");
        return (name + _suffix, new StreamReader(stream));
    }
}
