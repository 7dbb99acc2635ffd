namespace Tlm.Reporting.Tests;

/// <summary>Folders that are not quite what a report needs.</summary>
public class FolderRules
{
    [Fact]
    public void A_folder_without_results_is_named()
    {
        using var folder = new RunFolder();
        var error = Assert.Throws<InputException>(() => ReportWriter.Write([folder.Path]));
        Assert.Equal($"{folder.Path}: holds no results: expected result.json, which 'tlm run --out FOLDER' writes", error.Message);
        Assert.Contains("is no folder", Assert.Throws<InputException>(() => ReportWriter.Write([folder.Path + "/none"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_of_a_newer_format_is_refused_with_both_formats()
    {
        using var run = new RunFolder("memory.yaml", "--set", "cpu.count=100");
        File.WriteAllText(run.ResultFile, File.ReadAllText(run.ResultFile).Replace("tlm.result/1", "tlm.result/2", StringComparison.Ordinal));
        var error = Assert.Throws<InputException>(() => ReportWriter.Write([run.Path]));
        Assert.Contains("has the format 'tlm.result/2', this tlm reads 'tlm.result/1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_ends_early_is_named_with_line_and_column()
    {
        using var run = new RunFolder("memory.yaml", "--set", "cpu.count=100");
        File.WriteAllText(run.ResultFile, File.ReadAllText(run.ResultFile)[..500]);
        Assert.Matches(@"result\.json:\d+:\d+: is no whole JSON document", Assert.Throws<InputException>(() => ReportWriter.Write([run.Path])).Message);
    }

    [Theory]
    [InlineData("interrupted", "<strong>Interrupted</strong>")]
    [InlineData("failed", "<strong>Failed</strong>")]
    public void A_run_that_did_not_end_well_says_so_first(string status, string banner)
    {
        using var run = new RunFolder("memory.yaml", "--set", "cpu.count=100");
        File.WriteAllText(run.ResultFile, File.ReadAllText(run.ResultFile).Replace("\"status\": \"completed\"", $"\"status\": \"{status}\"", StringComparison.Ordinal));
        Assert.Contains(banner, ReportWriter.Write([run.Path]), StringComparison.Ordinal);
    }

    [Fact]
    public void Results_without_tables_still_make_a_report()
    {
        using var run = new RunFolder("memory.yaml", "--set", "cpu.count=100");
        Directory.Delete(Path.Combine(run.Path, "tables"), recursive: true);
        Assert.Contains("holds no time series", ReportWriter.Write([run.Path]), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_a_user_wrote_becomes_markup()
    {
        using var run = new RunFolder("memory.yaml", "--set", "cpu.count=100", "--set", "name=<script>alert(1)</script>");
        string html = ReportWriter.Write([run.Path]);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }
}
