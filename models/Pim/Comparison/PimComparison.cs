using System.Globalization;
using System.Text.RegularExpressions;
using Tlm.Models.Pim.AttAcc;
using Tlm.Models.Pim.Control;
using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Comparison;

/// <summary>
/// Holds the PIM models against a folder of golden data. AttAcc: <c>pim_cycles.csv</c> (column <c>memory_cycles_clean</c>: equal where no
/// refresh falls into the run, within 1 % elsewhere) and every <c>cmdtrace_*.csv</c> (all commands equal in cycle, name and ids). Duplex: <c>mixtral_stages.csv</c>
/// (<see cref="DuplexComparison"/>).
/// </summary>
public static partial class PimComparison
{
    private const string VariantName = "attacc-hbm3";
    private const string Preset = "HBM3_5.2Gbps";

    /// <summary>Runs every case of the folder.</summary>
    /// <param name="folder">Folder with <c>pim_cycles.csv</c>, command traces or <c>mixtral_stages.csv</c>.</param>
    /// <exception cref="PimException">The folder holds nothing to compare, or a file is malformed.</exception>
    public static IReadOnlyList<ComparisonCase> Run(string folder)
    {
        if (!Directory.Exists(folder))
            throw new PimException($"golden folder '{folder}' does not exist");
        var cases = new List<ComparisonCase>();
        string cycles = Path.Combine(folder, "pim_cycles.csv");
        if (File.Exists(cycles))
            cases.AddRange(CompareCycles(CsvTable.Read(cycles)));
        foreach (string trace in Directory.GetFiles(folder, "cmdtrace_*.csv").Order(StringComparer.Ordinal))
            cases.Add(CompareTrace(trace));
        string stages = Path.Combine(folder, "mixtral_stages.csv");
        if (File.Exists(stages))
            cases.AddRange(DuplexComparison.Compare(CsvTable.Read(stages)));
        return cases.Count > 0
            ? cases
            : throw new PimException($"'{folder}' holds neither pim_cycles.csv nor cmdtrace_*.csv nor mixtral_stages.csv");
    }

    private static IEnumerable<ComparisonCase> CompareCycles(CsvTable table)
    {
        for (int row = 0; row < table.Rows.Count; row++)
        {
            bool limited = table.Word(row, "power_limit", ("on", true), ("off", false));
            var shape = new AttAccShape(
                table.Word(row, "level", ("bank", AttAccLevel.Bank), ("bg", AttAccLevel.BankGroup), ("buffer", AttAccLevel.Buffer)),
                table.Integer(row, "heads_per_hbm"), table.Integer(row, "seq_len"), table.Integer(row, "dhead"),
                table.Integer(row, "bytes_per_value"));
            yield return CompareCycles(Name(shape, limited), Variant(limited), shape, table.Integer(row, "memory_cycles_clean"));
        }
    }

    private static ComparisonCase CompareCycles(string name, PimVariant variant, AttAccShape shape, long expected)
    {
        long got = new PimStack(variant, AttAccSchedule.Build(variant, shape)).Run().Cycles;
        bool exact = got == expected;
        bool refreshed = expected >= variant.Refresh!.Interval;
        return new ComparisonCase(name, expected, got, exact, exact || (refreshed && Math.Abs(got - expected) * 100 <= expected));
    }

    /// <summary>Compares a trace; expected and got are the numbers of equal commands from the start on, out of all.</summary>
    private static ComparisonCase CompareTrace(string file)
    {
        var (shape, limited) = ShapeOf(file);
        var variant = Variant(limited);
        var stack = new PimStack(variant, AttAccSchedule.Build(variant, shape), trace: true);
        stack.Run();
        string[] expected = File.ReadAllLines(file)[1..];
        var layout = new ChannelLayout(variant.Organization);
        string[] got = [.. stack.Trace(0).Select(record => Line(record, variant, layout))];
        int equal = expected.Zip(got).TakeWhile(pair => pair.First == pair.Second).Count();
        bool exact = equal == expected.Length && got.Length == expected.Length;
        return new ComparisonCase(Path.GetFileNameWithoutExtension(file), expected.Length, exact ? got.Length : equal, exact, exact);
    }

    private static string Line(in PimCommandRecord record, PimVariant variant, ChannelLayout layout)
    {
        var address = record.Address;
        int Id(int level) => level < address.Depth ? layout.Id(level, address.Bank) : -1;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{record.Cycle},{variant.Commands[record.Command].Name},0,{Id(1)},{Id(2)},{Id(3)},{Id(4)},{address.Row},{address.Column}");
    }

    private static (AttAccShape Shape, bool Limited) ShapeOf(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        var match = TraceName().Match(name);
        if (!match.Success)
            throw new PimException($"'{file}': expected a name like cmdtrace_bank_h16_L256_pl (level bank, bg or buffer; pl or npl)");
        var level = match.Groups[1].Value switch
        {
            "bank" => AttAccLevel.Bank,
            "bg" => AttAccLevel.BankGroup,
            _ => AttAccLevel.Buffer,
        };
        var shape = new AttAccShape(level, Number(match, 2), Number(match, 3));
        return (shape, match.Groups[4].Value == "pl");
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static PimVariant Variant(bool powerLimit) => VariantReader.Shipped(VariantName, powerLimit ? Preset : Preset + "_NPC");

    private static string Name(AttAccShape shape, bool limited) =>
        $"{shape.Level} heads={shape.Heads} L={shape.SequenceLength} {(limited ? "power-limit" : "no-power-limit")}";

    [GeneratedRegex(@"^cmdtrace_(bank|bg|buffer)_h(\d+)_L(\d+)_(pl|npl)$")]
    private static partial Regex TraceName();
}
