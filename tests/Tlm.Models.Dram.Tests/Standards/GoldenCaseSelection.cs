using System.Text.Json;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.Tests.Standards;

/// <summary>What the description of a golden case asks of its standard.</summary>
internal static class GoldenCaseSelection
{
    public static DramConfiguration Expand(string jsonPath)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(jsonPath));
        var root = json.RootElement;
        var dram = root.GetProperty("dram");
        return Tlm.Models.Dram.Standards.Expansion.StandardExpander.Expand(
            StandardLibrary.Load(root.GetProperty("standard").GetString()!),
            new DramSelection
            {
                Organization = dram.GetProperty("org_preset").GetString()!,
                Timing = dram.GetProperty("timing_preset").GetString()!,
                Overrides = [.. dram.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number)
                    .Select(p => KeyValuePair.Create(p.Name, p.Value.GetInt32()))],
                Scheduler = Text(root, "scheduler") == "FRFCFS" ? SchedulerKind.FirstReady : SchedulerKind.FirstReadyRowHit,
                Refresh = new(Text(root, "refresh") == "AllBank" ? RefreshKind.AllBank : RefreshKind.None),
                RowPolicy = new(Text(root, "row_policy") == "Open" ? RowPolicyKind.Open : RowPolicyKind.ClosedCap),
                AddressMapper = Enum.Parse<AddressMapperKind>(Text(root, "address_mapper")),
            });
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString()!;
}
