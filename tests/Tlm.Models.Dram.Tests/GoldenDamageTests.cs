using System.IO.Compression;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Models.Dram.Tests;

public sealed class GoldenDamageTests : IDisposable
{
    private const string Case = "lpddr5-seqrd-frfcfs-ref-open-robaracoch";
    private readonly string _folder = Directory.CreateTempSubdirectory("golden").FullName;

    public GoldenDamageTests()
    {
        foreach (string path in Directory.GetFiles(GoldenFolder.Ramulator, Case + ".*"))
            File.Copy(path, Path.Combine(_folder, Path.GetFileName(path)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_command_that_came_a_cycle_later_is_found_with_state_and_rule()
    {
        Edit("commands.csv", lines => lines[6] = Later(lines[6], field: 0));

        string? difference = Assert.Single(GoldenComparison.CompareFolder(_folder)).FirstDifference;

        Assert.Contains("command 6", difference, StringComparison.Ordinal);
        Assert.Contains("recorded state before it: ", difference, StringComparison.Ordinal);
        Assert.Contains("our state before it: ", difference, StringComparison.Ordinal);
        Assert.Contains("constraint", difference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "accepted")]
    [InlineData(4, "completed")]
    public void A_request_that_was_accepted_or_completed_a_cycle_later_is_found(int field, string what)
    {
        Edit("requests.csv", lines => lines[2048] = Later(lines[2048], field));

        var result = Assert.Single(GoldenComparison.CompareFolder(_folder));

        Assert.False(result.Exact);
        Assert.Contains($"request 2048 {what}", result.FirstDifference, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constraint_one_cycle_longer_makes_a_case_differ()
    {
        string config = Path.Combine(_folder, Case + ".config.yaml");
        File.WriteAllText(config, File.ReadAllText(config).Replace("- [3, [0], [6, 7, 8, 9], 15]", "- [3, [0], [6, 7, 8, 9], 16]", StringComparison.Ordinal));

        Assert.False(Assert.Single(GoldenComparison.CompareFolder(_folder)).Exact);
    }

    [Theory]
    [InlineData("0,Q,0x0,0,20", "type: expected R or W, found 'Q'")]
    [InlineData("0,R,17,0,20", "address: expected a hexadecimal number")]
    [InlineData("0,R,0x0,zero,20", "accept_cycle: expected an integer, found 'zero'")]
    [InlineData("0,R,0x0", "expected 5 fields")]
    public void A_damaged_request_is_named_with_file_and_line(string line, string message)
    {
        Edit("requests.csv", lines => lines[1] = line);

        var error = Assert.Throws<DramConfigurationException>(() => GoldenComparison.CompareFolder(_folder));

        Assert.Contains("requests.csv.gz(2): " + message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_command_is_named_with_the_nearest()
    {
        Edit("commands.csv", lines => lines[1] = lines[1].Replace("ACT1", "ACT3", StringComparison.Ordinal));

        var error = Assert.Throws<DramConfigurationException>(() => GoldenComparison.CompareFolder(_folder));

        Assert.Contains("LPDDR5 has no command 'ACT3'; the nearest is 'ACT1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_short_is_called_damaged()
    {
        string path = Path.Combine(_folder, Case + ".commands.csv.gz");
        File.WriteAllBytes(path, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);

        var error = Assert.Throws<DramConfigurationException>(() => GoldenComparison.CompareFolder(_folder));

        Assert.Contains("commands.csv.gz(1): damaged", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("requests")]
    [InlineData("commands")]
    public void A_table_that_was_cut_short_between_two_lines_is_noticed_by_its_count(string table)
    {
        Edit(table + ".csv", lines => Array.Clear(lines, 700, lines.Length - 700));

        var error = Assert.Throws<DramConfigurationException>(() => GoldenComparison.CompareFolder(_folder));

        Assert.Contains($"{table} as it says, found 699 in the table", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_description_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, Case + ".json"), "{ \"requests\": 20");

        Assert.Contains(".json: damaged", Assert.Throws<DramConfigurationException>(() => GoldenComparison.CompareFolder(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_an_empty_folder_are_named()
    {
        File.Delete(Path.Combine(_folder, Case + ".requests.csv.gz"));
        string empty = Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName;

        Assert.Contains("requests.csv.gz: no such file", Assert.Throws<DramConfigurationException>(() => GoldenComparison.CompareFolder(_folder)).Message, StringComparison.Ordinal);
        Assert.Contains("no golden case", Assert.Throws<DramConfigurationException>(() => GoldenComparison.CompareFolder(empty)).Message, StringComparison.Ordinal);
    }

    private static string Later(string line, int field)
    {
        string[] fields = line.Split(',');
        fields[field] = (long.Parse(fields[field]) + 1).ToString();
        return string.Join(',', fields);
    }

    private void Edit(string file, Action<string[]> change)
    {
        string path = Path.Combine(_folder, $"{Case}.{file}.gz");
        string[] lines;
        using (var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)))
            lines = reader.ReadToEnd().Split('\n');
        change(lines);
        using var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        writer.Write(string.Join('\n', lines));
    }
}
