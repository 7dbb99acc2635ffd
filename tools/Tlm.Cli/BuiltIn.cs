using System.Reflection;
using Tlm.Bridges.Remote;
using Tlm.Hosting.Catalog;
using Tlm.Hosting.Plugins;
using Tlm.Models.Cim;
using Tlm.Models.Dram.Components;
using Tlm.Models.Interconnect;
using Tlm.Models.Pim.NearMemory;
using Tlm.Models.Storage;
using Tlm.Models.Traffic;
using Tlm.Transactions;

namespace Tlm.Cli;

/// <summary>The assemblies whose component types every scenario can use; one type of each names it.</summary>
internal static class BuiltIn
{
    public static readonly Assembly[] Assemblies =
    [
        typeof(Models.Npu.Npu).Assembly,
        typeof(DramMemory).Assembly,
        typeof(SimpleMemory).Assembly,
        typeof(TrafficGenerator).Assembly,
        typeof(Link).Assembly,
        typeof(LpddrPim).Assembly,
        typeof(Cim).Assembly,
        typeof(Bus).Assembly,
        typeof(RemoteComponent).Assembly,
    ];

    /// <summary>The types of the assemblies, and of plug-ins named on the command line.</summary>
    /// <exception cref="InputException">A plug-in can't be used.</exception>
    public static IComponentCatalog Catalog(IEnumerable<string> plugins)
    {
        var catalog = new ExtendedCatalog(new AssemblyCatalog(Assemblies), new PluginSet());
        foreach (var path in plugins)
            catalog.Add(path, new InputLocation("--plugin"));
        return catalog;
    }
}
