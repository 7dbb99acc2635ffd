using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>Refuses a model that does not fit the memory, before time 0.</summary>
internal static class MemoryFit
{
    public static void Check(string npu, WorkContext context, IAddressSpace space, string memory)
    {
        TensorMap map = context.Map;
        string model = $"{npu}: {context.Workload.Model.Name} with {map.WeightBytes} bytes of weights and {map.CacheBytes} bytes of cache";
        if (map.Regions[0].Address < space.FirstAddress)
            throw new ElaborationException($"{model} starts at address {map.Regions[0].Address}, before '{memory}', which starts at {space.FirstAddress}");
        long over = map.BytesOver(checked(space.FirstAddress + (ulong)space.Size));
        if (over > 0)
            throw new ElaborationException($"{model} does not fit '{memory}' of {space.Size} bytes: {over} bytes are too many, from '{FirstOutside(map, space)}' on");
    }

    private static string FirstOutside(TensorMap map, IAddressSpace space)
    {
        return map.Regions.First(region => region.End > space.FirstAddress + (ulong)space.Size).Name;
    }
}
