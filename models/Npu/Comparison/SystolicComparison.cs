using Tlm.Models.Npu.Systolic;

namespace Tlm.Models.Npu.Comparison;

/// <summary>Compares the array's timing with a golden file of a reference simulator (the columns of <c>tests/golden/scalesim/gemm.csv</c>).</summary>
public static class SystolicComparison
{
    /// <summary>Memories around the array in the golden runs: 4 MiB each, filled at 10 elements a cycle (derived from the recorded cycles).</summary>
    public static OperandBuffers ReferenceBuffers { get; } = new();

    /// <summary>Times every row of <paramref name="file"/>. Throws <see cref="InputException"/> with file and line for a malformed one.</summary>
    public static IReadOnlyList<ComparisonCase> Run(InputFile file)
    {
        string[] lines = file.ReadAllText().Split('\n');
        if (lines[0].Length == 0)
            throw new InputException(file.Location(1), $"expected a header with the columns {string.Join(", ", GoldenGemm.Columns)}");
        string[] header = [.. lines[0].Split(',').Select(name => name.Trim())];
        List<ComparisonCase> cases = [];
        for (int i = 1; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
                cases.Add(Compare(GoldenGemm.Parse(new GoldenRow(file, i + 1, header, lines[i].Split(',')))));
        }
        return cases;
    }

    /// <summary>Reports the cycles if every recorded column agrees, otherwise the first column that does not.</summary>
    private static ComparisonCase Compare(GoldenGemm golden)
    {
        SystolicTiming timing = SystolicTiming.Of(golden.Mapping);
        (string Column, double Expected, double Got)[] columns =
        [
            ("Total Cycles", golden.Cycles, timing.LastCycle),
            ("Total Cycles (incl. prefetch)", golden.BufferedCycles, BufferedTiming.Cycles(golden.Mapping, ReferenceBuffers)),
            ("Mapping Efficiency %", golden.MappingPercent, timing.MappingEfficiencyPercent),
            ("Compute Util %", golden.ComputePercent, timing.ComputeUtilisationPercent),
            ("Overall Util %", golden.OverallPercent, timing.OverallUtilisationPercent),
        ];
        foreach ((string column, double expected, double got) in columns)
        {
            if (!Same(got, expected))
                return new ComparisonCase($"{golden.Name} {column}", expected, got, false, false);
        }
        return new ComparisonCase(golden.Name, golden.Cycles, timing.LastCycle, true, true);
    }

    /// <summary>Equal but for the rounding of long sums; cycle counts are far below 1e12, so they are equal or not.</summary>
    private static bool Same(double ours, double theirs)
    {
        return Math.Abs(ours - theirs) <= 1e-12 * Math.Max(Math.Abs(ours), Math.Abs(theirs));
    }
}
