using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards.Expansion;

/// <summary>Expands presets of a standard into the description of one channel: every timing and every constraint in engine ticks.</summary>
public static class StandardExpander
{
    /// <summary>Expands a selection.</summary>
    /// <param name="standard">The standard.</param>
    /// <param name="selection">Presets, deviations and controller.</param>
    /// <exception cref="DramConfigurationException">
    /// A preset or key does not exist (the message names the nearest), an organisation does not multiply out, or timings contradict each other.
    /// </exception>
    public static DramConfiguration Expand(StandardDescription standard, DramSelection selection)
    {
        var organization = OrganizationResolver.Resolve(standard, selection);
        var timings = TimingResolver.Resolve(standard, selection, organization);
        TimingChecker.Check(standard, selection, organization, timings);
        var ticks = TickConverter.ToTicks(standard, timings);
        var commands = TickConverter.Commands(standard);
        var configuration = new DramConfiguration
        {
            Standard = standard.Name,
            Organization = organization.ToOrganization(standard),
            Commands = commands,
            Timings = ticks.ToParameters(standard),
            Constraints = [.. CommandBusRules.Constraints(standard, commands), .. ConstraintBuilder.Constraints(standard, commands, ticks)],
            ReadLatency = ticks.Integer(standard.ReadLatency),
            Controller = selection.Controller with { Kind = ControllerFamilies.KindOf(standard.Controller) },
            Scheduler = selection.Scheduler,
            Refresh = selection.Refresh,
            RowPolicy = selection.RowPolicy,
            AddressMapper = selection.AddressMapper,
        };
        PolicyChecker.Check(standard, configuration);
        return configuration;
    }
}
