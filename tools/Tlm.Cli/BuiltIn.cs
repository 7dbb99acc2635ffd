using System.Reflection;
using Tlm.Models.Storage;
using Tlm.Models.Traffic;

namespace Tlm.Cli;

/// <summary>The assemblies whose component types every scenario can use; one type of each names it.</summary>
internal static class BuiltIn
{
    public static readonly Assembly[] Assemblies =
    [
        typeof(Models.Npu.Npu).Assembly,
        typeof(SimpleMemory).Assembly,
        typeof(TrafficGenerator).Assembly,
    ];
}
