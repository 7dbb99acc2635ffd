using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.Tests.Standards;

public class StandardTablesTests
{
    /// <summary>Run with TLM_UPDATE_DOCS=1 to write the page anew.</summary>
    [Fact]
    public void The_page_of_standards_says_what_the_files_say()
    {
        string path = Path.Combine(GoldenFolder.Ramulator, "..", "..", "..", "docs", "dram-standards.md");
        using var text = new StringWriter();
        StandardTables.Write(StandardLibrary.Names.Select(StandardLibrary.Load), text);
        if (Environment.GetEnvironmentVariable("TLM_UPDATE_DOCS") == "1")
            File.WriteAllText(path, text.ToString());

        Assert.Equal(File.ReadAllText(path), text.ToString());
    }
}
