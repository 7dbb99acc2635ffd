using System.CommandLine;

namespace Tlm.Cli.Commands;

/// <summary>The option of commands that show component types without a scenario.</summary>
internal static class PluginOption
{
    public static Option<string[]> Create()
    {
        return new Option<string[]>("--plugin") { Description = "Also the component types of this DLL. May be repeated.", DefaultValueFactory = _ => [] };
    }
}
