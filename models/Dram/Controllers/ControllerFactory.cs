using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>Makes the controller that a configuration names.</summary>
internal static class ControllerFactory
{
    /// <exception cref="DramConfigurationException">The family does not fit the standard's commands.</exception>
    public static ChannelController Create(DramConfiguration configuration, TimingTables tables)
    {
        bool splits = tables.Commands.BeginActivate >= 0;
        if (splits != (configuration.Controller.Kind == ControllerKind.SplitActivation))
        {
            throw new DramConfigurationException(
                $"{configuration.Standard}: controller {configuration.Controller.Kind} does not fit its activation ({(splits ? "ACT1 and ACT2" : "ACT")})");
        }

        var parts = new ControllerParts(configuration, tables);
        return configuration.Controller.Kind switch
        {
            ControllerKind.SplitActivation => new SplitActivationController(parts),
            ControllerKind.DualBus => new DualBusController(parts),
            ControllerKind.DualBusEdges => new DualBusEdgesController(parts),
            _ => new SingleBusController(parts),
        };
    }
}
