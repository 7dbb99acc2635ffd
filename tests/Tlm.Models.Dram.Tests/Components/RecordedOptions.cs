using System.Text.Json;
using Tlm.Models.Dram.Components;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Tests.Components;

/// <summary>Options of a component that is the memory of a recorded case.</summary>
internal static class RecordedOptions
{
    public static DramOptions Of(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(GoldenFolder.Ramulator, name + ".json")));
        JsonElement root = file.RootElement;
        JsonElement dram = root.GetProperty("dram");
        return new DramOptions
        {
            Standard = root.GetProperty("standard").GetString()!,
            Organization = dram.GetProperty("org_preset").GetString()!,
            Timing = dram.GetProperty("timing_preset").GetString()!,
            Overrides = dram.TryGetProperty("rank", out JsonElement rank) ? new() { ["rank"] = rank.GetInt32() } : [],
            Scheduler = root.GetProperty("scheduler").GetString() == "FRFCFS" ? SchedulerKind.FirstReady : SchedulerKind.FirstReadyRowHit,
            Refresh = root.GetProperty("refresh").GetString() == "AllBank" ? RefreshKind.AllBank : RefreshKind.None,
            RowPolicy = root.GetProperty("row_policy").GetString() == "Open" ? RowPolicyKind.Open : RowPolicyKind.ClosedCap,
            Mapper = root.GetProperty("address_mapper").GetString() == "RoBaRaCoCh" ? AddressMapperKind.RoBaRaCoCh : AddressMapperKind.ChRaBaRoCo,
            Outstanding = 4096,
        };
    }
}
