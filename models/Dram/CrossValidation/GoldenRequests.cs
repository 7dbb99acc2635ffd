using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>Reads <c>CASE.requests.csv(.gz)</c>.</summary>
internal static class GoldenRequests
{
    private const int FixedColumns = 5;

    public static ImmutableArray<GoldenRequest> Read(string path, DramSystemConfiguration system)
    {
        using var table = GoldenTable.Open(path + ".requests.csv");
        int levels = system.Channels[0].Organization.Levels.Length;
        if (table.Header.Length != FixedColumns && table.Header.Length != FixedColumns + levels)
            throw table.Error($"expected the columns offer_cycle, type, address, accept_cycle, complete_cycle and, if at all, {levels} level ids");
        var requests = ImmutableArray.CreateBuilder<GoldenRequest>();
        while (table.Next())
        {
            table.RequireFields();
            requests.Add(new GoldenRequest(
                table.Integer(0),
                IsWrite(table),
                table.Hexadecimal(2),
                table.Integer(3),
                table.Integer(4),
                [.. Enumerable.Range(FixedColumns, table.Count - FixedColumns).Select(column => (int)table.Integer(column))]));
        }

        return requests.Count > 0 ? requests.DrainToImmutable() : throw table.Error("no request in the file");
    }

    private static bool IsWrite(GoldenTable table) => table.Text(1) switch
    {
        "R" => false,
        "W" => true,
        var other => throw table.Error($"type: expected R or W, found '{other}'"),
    };
}
