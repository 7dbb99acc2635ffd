using Tlm.Hosting.Scenarios.Model;
using Tlm.Kernel;

namespace Tlm.Hosting.Elaboration;

/// <summary>Makes the links of a scenario.</summary>
internal static class Linker
{
    /// <summary>Makes one link.</summary>
    /// <exception cref="InputException">The ports do not exist or do not fit, or the link crosses partitions without latency.</exception>
    public static void Connect(SimulationBuilder builder, LinkEntry link)
    {
        var ports = new PortFinder(builder.Context.Components);
        var from = ports.Find(link.Options.From, link.FromLocation);
        var to = ports.Find(link.Options.To, link.ToLocation);
        RefuseInstantCrossing(link, from, to);
        try
        {
            builder.Connect(from, to, LinkTimings.Of(link.Options));
        }
        catch (ElaborationException error)
        {
            throw new InputException(link.Location, error.Message, error);
        }
    }

    private static void RefuseInstantCrossing(LinkEntry link, Port from, Port to)
    {
        var (here, there) = (from.Owner.Context.Partition, to.Owner.Context.Partition);
        if (here != there && (link.Options.Latency.IsZero || link.Options.ReturnLatency is { IsZero: true }))
            throw new InputException(link.LatencyLocation, $"the link from '{from.FullName}' (partition {here}) to '{to.FullName}' (partition {there}) "
                + "has no latency: expected more than zero between partitions, or both components in one partition");
    }
}
