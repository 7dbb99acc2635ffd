using System.Text.RegularExpressions;

namespace Tlm.Cli.Tests;

/// <summary>Every block has a page that reads like a data sheet, with an example that is run as a test (every scenario is).</summary>
public sealed partial class BlockSheetRules
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Blocks() =>
        [.. BuiltIn.Catalog([]).Types.Where(type => IsBlock(type.Class)).Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_s_page_has_equations_sources_gaps_and_an_example_that_runs(string block)
    {
        string page = File.ReadAllText(PageOf(block));
        string[] headings = [.. Heading().Matches(page).Select(match => match.Value)];
        foreach (string part in new[] { "equations", "source", "not modelled" })
            Assert.True(headings.Any(heading => heading.Contains(part, StringComparison.OrdinalIgnoreCase)), $"{block}: its page has no heading on '{part}'");
        Assert.Contains($"`{block}`", page, StringComparison.Ordinal);
        string[] examples = [.. Scenario().Matches(page).Select(match => Path.Combine(Root, match.Groups[1].Value))];
        Assert.All(examples, example => Assert.True(File.Exists(example), example));
        Assert.True(examples.Any(example => Regex.IsMatch(File.ReadAllText(example), $@"\btype: {block}\b(?!-)")), $"{block}: no example on its page has one");
    }

    private static bool IsBlock(Type type) =>
        type.Namespace!.StartsWith("Tlm.Models.", StringComparison.Ordinal) && !type.Namespace.StartsWith("Tlm.Models.Dram", StringComparison.Ordinal)
        && ((ComponentAttribute)Attribute.GetCustomAttribute(type, typeof(ComponentAttribute))!).NoEnergy is null;

    /// <summary>The page nearest to the source file that declares the type.</summary>
    private static string PageOf(string block)
    {
        string source = Directory.EnumerateFiles(Path.Combine(Root, "models"), "*.cs", SearchOption.AllDirectories)
            .Single(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && File.ReadAllText(file).Contains($"[Component(\"{block}\"", StringComparison.Ordinal));
        DirectoryInfo? folder = Directory.GetParent(source);
        while (!File.Exists(Path.Combine(folder!.FullName, "README.md")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "README.md");
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Tlm.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("^#+ .*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(scenarios/[\w./-]+\.yaml)")]
    private static partial Regex Scenario();
}
