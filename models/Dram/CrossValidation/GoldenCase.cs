using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>One recorded request.</summary>
/// <param name="OfferCycle">Cycle from which on it was offered.</param>
/// <param name="IsWrite">Write or read.</param>
/// <param name="Address">System byte address.</param>
/// <param name="Accept">Cycle in which it was accepted.</param>
/// <param name="Complete">Cycle in which it completed.</param>
/// <param name="Ids">Level ids, channel first, where the file gives them (pass-through mapping); else empty.</param>
public sealed record GoldenRequest(long OfferCycle, bool IsWrite, long Address, long Accept, long Complete, ImmutableArray<int> Ids);

/// <summary>One recorded command.</summary>
/// <param name="Cycle">Cycle of issue.</param>
/// <param name="Command">Command index.</param>
/// <param name="Ids">Level ids, channel first; -1 = all of that level.</param>
/// <param name="Kind">0 read, 1 write, -1 maintenance.</param>
public sealed record GoldenCommand(long Cycle, int Command, ImmutableArray<int> Ids, int Kind);

/// <summary>A recorded run of Ramulator 2.1: configuration, requests and commands.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="System">Configuration.</param>
/// <param name="Requests">Requests in file order.</param>
/// <param name="Commands">Commands in order of issue.</param>
public sealed record GoldenCase(
    string Name, DramSystemConfiguration System, ImmutableArray<GoldenRequest> Requests, ImmutableArray<GoldenCommand> Commands)
{
    private const string ConfigSuffix = ".config.yaml";

    /// <summary>Names of the cases in a folder, in ordinal order.</summary>
    /// <param name="folder">Folder with <c>CASE.config.yaml</c> files.</param>
    /// <exception cref="DramConfigurationException">The folder does not exist or holds no case.</exception>
    public static ImmutableArray<string> NamesIn(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DramConfigurationException($"{folder}: no such folder");
        ImmutableArray<string> names =
        [
            .. Directory.GetFiles(folder, "*" + ConfigSuffix)
                .Select(path => Path.GetFileName(path)[..^ConfigSuffix.Length])
                .Order(StringComparer.Ordinal),
        ];
        return names.IsEmpty ? throw new DramConfigurationException($"{folder}: no golden case (CASE{ConfigSuffix}) in it") : names;
    }

    /// <summary>Reads a case.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="DramConfigurationException">A file is missing or damaged; the message names file and line.</exception>
    public static GoldenCase Read(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        var system = ExpandedYamlReader.ReadFile(path + ConfigSuffix);
        var golden = new GoldenCase(name, system, GoldenRequests.Read(path, system), GoldenCommands.Read(path, system));
        GoldenCounts.Require(path, golden.Requests.Length, golden.Commands.Length);
        return golden;
    }
}
