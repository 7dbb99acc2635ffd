namespace Tlm.Cli.Templates;

/// <summary>A name in the two forms that templates need.</summary>
/// <param name="Pascal">For types and projects: <c>MyMemory</c>.</param>
/// <param name="Kebab">For component types and files: <c>my-memory</c>.</param>
internal sealed record TemplateName(string Pascal, string Kebab)
{
    /// <summary>Reads a name in either form.</summary>
    /// <exception cref="InputException">It holds other characters, or starts with none of the letters.</exception>
    public static TemplateName Parse(string name)
    {
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new InputException(new InputLocation(name), "is no name: expected letters, digits, '-' or '_', starting with a letter, for example my-memory");
        var words = name.Split('-', '_').Where(word => word.Length > 0).SelectMany(SplitCapitals).ToArray();
        return new TemplateName(
            string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
            string.Join('-', words.Select(word => word.ToLowerInvariant())));
    }

    private static IEnumerable<string> SplitCapitals(string word)
    {
        var start = 0;
        for (var i = 1; i < word.Length; i++)
        {
            if (!char.IsAsciiLetterUpper(word[i]) || char.IsAsciiLetterUpper(word[i - 1]))
                continue;
            yield return word[start..i];
            start = i;
        }

        yield return word[start..];
    }
}
