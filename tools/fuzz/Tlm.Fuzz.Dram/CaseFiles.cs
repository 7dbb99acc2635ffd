using System.IO.Compression;
using System.Text.Json;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Fuzz.Dram;

/// <summary>The files of a case in the golden format.</summary>
public static class CaseFiles
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true };

    /// <summary>Path of the expanded configuration.</summary>
    public static string Configuration(string prefix) => prefix + ".config.yaml";

    /// <summary>Path of the requests that are to be offered.</summary>
    public static string Offers(string prefix) => prefix + ".offers.csv";

    /// <summary>Writes configuration and requests of a case, for an engine to run.</summary>
    public static void WriteInput(FuzzCase fuzzCase, string prefix)
    {
        using (var text = new StreamWriter(Configuration(prefix)))
            ExpandedYamlWriter.Write(fuzzCase.System(), text);
        File.WriteAllLines(Offers(prefix), Rows(fuzzCase));
    }

    /// <summary>Copies a recorded case, packed, and describes it.</summary>
    /// <param name="fuzzCase">The case.</param>
    /// <param name="prefix">Where its run was recorded.</param>
    /// <param name="folder">Where to put it.</param>
    public static void Keep(FuzzCase fuzzCase, string prefix, string folder)
    {
        Directory.CreateDirectory(folder);
        string target = Path.Combine(folder, fuzzCase.Name);
        File.Copy(Configuration(prefix), Configuration(target), overwrite: true);
        Pack(prefix + ".requests.csv", target + ".requests.csv.gz");
        Pack(prefix + ".commands.csv", target + ".commands.csv.gz");
        File.WriteAllText(target + ".json", Describe(fuzzCase, File.ReadLines(prefix + ".commands.csv").Count() - 1) + "\n");
    }

    private static IEnumerable<string> Rows(FuzzCase fuzzCase)
    {
        string levels = fuzzCase.PassesIdsThrough ? "," + string.Join(',', fuzzCase.Standard.Levels.Select(level => level.Name)) : "";
        yield return "offer_cycle,type,address,accept_cycle,complete_cycle" + levels;
        foreach (var request in fuzzCase.Requests)
        {
            string row = $"{request.OfferCycle},{(request.IsWrite ? 'W' : 'R')},0x{request.Address:x},-1,-1";
            yield return fuzzCase.PassesIdsThrough ? $"{row},{string.Join(',', request.LevelIds)}" : row;
        }
    }

    private static void Pack(string source, string target)
    {
        using var packed = new GZipStream(File.Create(target), CompressionLevel.SmallestSize);
        using var text = File.OpenRead(source);
        text.CopyTo(packed);
    }

    private static string Describe(FuzzCase fuzzCase, int commands)
    {
        var selection = fuzzCase.Selection;
        var dram = new Dictionary<string, object> { ["org_preset"] = selection.Organization, ["timing_preset"] = selection.Timing };
        foreach (var (key, value) in selection.Overrides)
            dram[key] = value;
        return JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["case"] = fuzzCase.Name,
                ["standard"] = fuzzCase.Standard.Name,
                ["dram"] = dram,
                ["controller"] = fuzzCase.Standard.Controller,
                ["scheduler"] = selection.Scheduler == SchedulerKind.FirstReady ? "FRFCFS" : "FRFCFSRowHit",
                ["refresh"] = selection.Refresh.Kind.ToString(),
                ["row_policy"] = selection.RowPolicy.Kind.ToString(),
                ["address_mapper"] = selection.AddressMapper.ToString(),
                ["pattern"] = "fuzz",
                ["channels"] = fuzzCase.Channels,
                ["transaction_bytes"] = fuzzCase.System().Channels[0].Organization.TransactionBytes,
                ["requests"] = fuzzCase.Requests.Length,
                ["commands"] = commands,
            },
            _indented);
    }
}
