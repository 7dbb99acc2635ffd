using Tlm.Models.Pim.AttAcc;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Control;

/// <summary>Neighbouring channels that every request reaches together or not at all.</summary>
internal sealed record ChannelGroup(int First, int End, PimChannelController Controller)
{
    public static ChannelGroup[] Split(PimVariant variant, IReadOnlyList<PimRequest> requests, bool trace)
    {
        bool[] boundary = new bool[variant.StackChannels + 1];
        boundary[0] = boundary[^1] = true;
        foreach (var request in requests)
            boundary[request.FirstChannel] = boundary[request.EndChannel] = true;
        int[] edges = [.. Enumerable.Range(0, boundary.Length).Where(channel => boundary[channel])];
        return [.. edges.Zip(edges.Skip(1), (first, end) => new ChannelGroup(
            first, end, new PimChannelController(variant, requests, trace)))];
    }
}
