using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Hosting.Elaboration;

/// <summary>The kernel's form of a link.</summary>
internal static class LinkTimings
{
    public static LinkTiming Of(LinkOptions options)
    {
        return new LinkTiming
        {
            Latency = options.Latency,
            Bandwidth = options.Bandwidth,
            Capacity = options.Capacity ?? int.MaxValue,
            ReturnLatency = options.ReturnLatency,
            Priority = options.Priority,
        };
    }
}
