using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Fuzz.Dram;

/// <summary>What a recorded run exercises: policies and what follows what in a bank, in a rank and in the queues.</summary>
public static class CoverageSignature
{
    /// <summary>The features of a run; a run with features that no other has is telling.</summary>
    public static HashSet<string> Of(FuzzCase fuzzCase, GoldenCase recorded)
    {
        var selection = fuzzCase.Selection;
        HashSet<string> features =
        [
            $"{selection.Scheduler} {selection.RowPolicy.Kind} {selection.Refresh.Kind}",
            $"{selection.AddressMapper} {fuzzCase.Channels > 1}",
            $"{selection.Organization}", $"{selection.Timing}",
            $"{selection.Controller.WckSync} {selection.Refresh.Kind}",
            $"queues {Size(selection.Controller.ReadQueueSize)} {Size(selection.Controller.WriteQueueSize)}",
        ];
        foreach (var (key, value) in selection.Overrides)
            features.Add(key == "rank" ? $"rank {value}" : key);
        AddCommands(features, recorded);
        AddRequests(features, recorded);
        return features;
    }

    private static string Size(int size) => size < 4 ? "tiny" : size < 32 ? "small" : size == 32 ? "usual" : "large";

    /// <summary>Pairs of commands by scope, with their distance where it is short.</summary>
    private static void AddCommands(HashSet<string> features, GoldenCase recorded)
    {
        int bank = recorded.System.Channels[0].Organization.BankLevel;
        var last = new Dictionary<string, GoldenCommand>();
        foreach (var command in recorded.Commands)
        {
            for (int level = 0; level <= bank; level++)
            {
                string scope = level + ":" + string.Join(',', command.Ids.Take(level + 1));
                if (last.TryGetValue(scope, out var previous))
                    features.Add($"{level}: {previous.Command} {command.Command} {Distance(command.Cycle - previous.Cycle)}");
                last[scope] = command;
            }
        }
    }

    private static string Distance(long cycles) => cycles <= 64 ? $"{cycles}" : cycles <= 512 ? "far" : "very far";

    private static void AddRequests(HashSet<string> features, GoldenCase recorded)
    {
        var organization = recorded.System.Channels[0].Organization;
        foreach (var request in recorded.Requests)
        {
            long latency = request.Complete - request.Accept;
            features.Add($"{(request.IsWrite ? "write" : "read")} {(request.Accept > request.OfferCycle ? "refused" : "taken")} {Distance(latency / 4)}");
            if (latency <= 1)
                features.Add(request.IsWrite ? "coalesced" : "forwarded");
            if (request.Address % organization.TransactionBytes != 0)
                features.Add("unaligned");
        }
    }
}
