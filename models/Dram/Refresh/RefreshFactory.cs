using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Refresh;

/// <summary>Makes the refresh manager that a configuration names.</summary>
internal static class RefreshFactory
{
    /// <exception cref="DramConfigurationException">The standard lacks what the mode needs.</exception>
    public static RefreshManager Create(DramConfiguration configuration, TimingTables tables)
    {
        var commands = tables.Commands;
        return configuration.Refresh.Kind switch
        {
            RefreshKind.None => new NoRefresh(),
            RefreshKind.AllBank => new AllBankRefresh(
                Required(commands.RefreshAll, "REFab", configuration),
                configuration.Timing("nREFI"),
                configuration.Refresh.ScatterInterval,
                [.. Enumerable.Range(0, tables.Hierarchy.Sections)]),
            RefreshKind.PerBank => new PerBankRefresh(
                Required(commands.RefreshBank, "REFpb", configuration), configuration.Timing("nREFIpb"), tables.Hierarchy),
            RefreshKind.HbmPerBank => new HbmPerBankRefresh(
                Required(commands.RefreshBank, "REFpb", configuration),
                configuration.Timing("nREFIpb"),
                configuration.Timing("nRFCpb"),
                tables.Hierarchy,
                Stacks(configuration.Organization)),
            var other => throw new DramConfigurationException($"unknown refresh mode {other}"),
        };
    }

    private static int Stacks(DramOrganization organization)
    {
        organization.LevelIndex("PseudoChannel");
        int level = organization.Levels.IndexOf("Sid");
        return level >= 0 ? organization.Counts[level] : 1;
    }

    private static int Required(int command, string name, DramConfiguration configuration) =>
        command >= 0
            ? command
            : throw new DramConfigurationException($"{configuration.Standard} has no command {name}, which refresh mode {configuration.Refresh.Kind} needs");
}
