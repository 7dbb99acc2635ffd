using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

/// <summary>The tables of a run hold what its result holds, in the types that they declare.</summary>
public sealed class DataPackageRules : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Totals_of_the_tables_equal_those_of_the_result()
    {
        var result = Run(Scenarios.Memory);
        var statistic = result["components"]!["mem"]!["statistics"]!["occupancy"]!;
        var series = Rows("series").Where(row => row["component"] == "mem" && row["series"] == "occupancy").ToArray();
        Assert.Equal(Int128.Parse(statistic["integral"]!.ToJsonString()), Sum(series, "total"));
        Assert.Equal(Int128.Parse(result["energy"]!["total_fj"]!.ToJsonString()), Sum(Rows("energy"), "energy_fj"));
        var energy = Rows("series").Where(row => row["series"].StartsWith("energy.", StringComparison.Ordinal));
        Assert.Equal(Int128.Parse(result["energy"]!["total_fj"]!.ToJsonString()), Sum(energy, "total"));
        Assert.Equal(result["parameters"]!.AsArray().Count, Rows("parameters").Length);
    }

    [Fact]
    public void Transactions_add_up_to_what_the_components_counted()
    {
        var result = Run(Scenarios.Memory, "--set", "cpu.count=5000");
        var traffic = Assert.Single(result["traffic"]!.AsArray())!;
        Assert.Equal("cpu.mem", traffic["from"]!.GetValue<string>());
        var latency = result["components"]!["cpu"]!["statistics"]!["latency"]!;
        Assert.Equal(latency["count"]!.GetValue<long>(), traffic["reads"]!.GetValue<long>() + traffic["writes"]!.GetValue<long>());
        Assert.Equal(latency["sum"]!.GetValue<long>(), traffic["latency_fs"]!.GetValue<long>());
        Assert.Equal(traffic["latency_fs"]!.GetValue<long>(),
            traffic["request_fs"]!.GetValue<long>() + traffic["target_fs"]!.GetValue<long>() + traffic["response_fs"]!.GetValue<long>());
        var records = Rows("transactions");
        Assert.All(records, row => Assert.True(
            long.Parse(row["sent_fs"]) <= long.Parse(row["arrived_fs"]) && long.Parse(row["arrived_fs"]) <= long.Parse(row["answered_fs"])
            && long.Parse(row["answered_fs"]) <= long.Parse(row["returned_fs"])));
        Assert.Equal(latency["sum"]!.GetValue<long>(), records.Sum(row => long.Parse(row["returned_fs"]) - long.Parse(row["sent_fs"])));
    }

    [Fact]
    public void Series_and_operators_are_the_same_for_any_number_of_threads()
    {
        foreach (var table in new[] { "series", "operators", "transactions", "traffic" })
        {
            Run(Repository.File("scenarios", "bump-interface.yaml"), "--threads", "1");
            var one = string.Join('\n', Lines(table));
            Run(Repository.File("scenarios", "bump-interface.yaml"), "--threads", "2");
            Assert.Equal(one, string.Join('\n', Lines(table)));
        }
    }

    [Fact]
    public void Operators_tell_the_time_of_the_whole_run()
    {
        var result = Run(Repository.File("scenarios", "quickstart.yaml"), "--set", "npu.workload.decode_tokens=2");
        var parts = result["components"]!["npu"]!["breakdowns"]!["time_by_operator"]!["parts"]!.AsArray();
        Assert.Equal(parts.Sum(part => part!["amount"]!.GetValue<long>()), (long)Sum(Rows("operator_totals"), "time_fs"));
        var records = Rows("operators");
        Assert.All(records, row => Assert.True(long.Parse(row["begin_fs"]) <= long.Parse(row["end_fs"])));
        Assert.Equal(Sum(Rows("operator_totals"), "time_fs"), (Int128)records.Sum(row => long.Parse(row["end_fs"]) - long.Parse(row["begin_fs"])));
    }

    [PythonFact]
    public void Pandas_reads_every_table_with_the_types_that_the_package_declares()
    {
        Run(Scenarios.Memory);
        var outcome = Tool.Run("/usr/bin/python3", Repository.File("tests", "Tlm.EndToEnd.Tests", "read_package.py"), _folder.Path);
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        Assert.Contains("10 tables", outcome.Output, StringComparison.Ordinal);
    }

    [NodeFact]
    public void The_reference_implementation_of_Frictionless_accepts_every_row_of_a_package_and_refuses_what_is_no_number()
    {
        Run(Scenarios.Memory, "--set", "cpu.count=1000");
        var outcome = Validate();
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        foreach (string table in new[] { "series", "transactions", "energy", "parameters" })
            Assert.Contains($"{table} {Lines(table).Length - 1}\n", outcome.Output, StringComparison.Ordinal);
        using (var gzip = new StreamWriter(new GZipStream(File.Create(_folder["tables/energy.csv.gz"]), CompressionLevel.Fastest)))
            gzip.Write("component,cause,energy_fj,description\nmem,read,some,reads\n");
        Assert.NotEqual(0, Validate().ExitCode);
    }

    private Outcome Validate() => Tool.Run("node", Repository.File("tests", "schema-check", "package.mjs"), _folder.Path);

    private JsonNode Run(string scenario, params string[] options)
    {
        var outcome = Tool.Tlm(["run", scenario, "--quiet", "--out", _folder.Path, .. options]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonNode.Parse(File.ReadAllText(_folder["result.json"]))!;
    }

    private string[] Lines(string table)
    {
        using var gzip = new GZipStream(File.OpenRead(_folder[$"tables/{table}.csv.gz"]), CompressionMode.Decompress);
        using var text = new StreamReader(gzip);
        return text.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    // no cell of the columns that are read here has a comma, they come before those that may
    private Dictionary<string, string>[] Rows(string table)
    {
        var lines = Lines(table);
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static Int128 Sum(IEnumerable<Dictionary<string, string>> rows, string column) =>
        rows.Aggregate(Int128.Zero, (sum, row) => sum + Int128.Parse(row[column]));
}
