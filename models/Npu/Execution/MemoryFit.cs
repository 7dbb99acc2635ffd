using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>Refuses a model that does not fit its memories, before time 0. A memory behind an interconnect is not known here; it answers with errors.</summary>
internal static class MemoryFit
{
    public static void Check(string npu, WorkContext context, InitiatorSocket memory)
    {
        TensorMap map = context.Map;
        string model = $"{npu}: {context.Network.Model.Name}";
        if (context.WeightSocket != memory)
        {
            Check($"{model} with {map.WeightBytes} bytes of weights", [.. map.WeightRegions], context.WeightSocket);
            Check($"{model} with {map.CacheBytes} bytes of cache", [.. map.CacheRegions], memory);
        }
        else
        {
            Check($"{model} with {map.WeightBytes} bytes of weights and {map.CacheBytes} bytes of cache", map.Regions, memory);
        }
    }

    private static void Check(string what, IReadOnlyList<MemoryRegion> all, InitiatorSocket socket)
    {
        if (all.Count == 0 || socket.Peer?.Owner is not IAddressSpace space)
            return;
        string memory = socket.Peer.Owner.FullName;
        ulong end = checked(space.FirstAddress + (ulong)space.Size);
        if (all[0].Address < space.FirstAddress)
            throw new ElaborationException($"{what} starts at address {all[0].Address}, before '{memory}', which starts at {space.FirstAddress}");
        if (all[^1].End <= end)
            return;
        string first = all.First(region => region.End > end).Name;
        throw new ElaborationException($"{what} does not fit '{memory}' of {space.Size} bytes: {all[^1].End - end} bytes are too many, from '{first}' on");
    }
}
