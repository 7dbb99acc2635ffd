using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.Json;
using Spectre.Console;
using Tlm.Cli.Rendering;
using Tlm.Hosting.Catalog;
using Tlm.Hosting.Schema;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm list</c>: the component types that scenarios can use.</summary>
internal sealed class ListCommand : ICommandModule
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };
    private readonly Option<string[]> _plugins = PluginOption.Create();
    private readonly Option<bool> _schema = new("--schema") { Description = "Print the JSON Schema of scenario files instead." };

    public Command Create()
    {
        var command = new Command("list", "List the component types that scenarios can use.") { _json, _schema, _plugins };
        command.SetAction(List);
        return command;
    }

    private int List(ParseResult parsed)
    {
        var catalog = BuiltIn.Catalog(parsed.GetValue(_plugins)!);
        if (parsed.GetValue(_schema))
            Console.Out.Write(ScenarioSchema.Generate(catalog));
        else if (parsed.GetValue(_json))
            Console.Out.WriteLine(new JsonArray([.. catalog.Types.Select(Describe)]).ToJsonString(Indented));
        else
            Print(catalog);
        return ExitCodes.Done;
    }

    private static JsonObject Describe(ComponentType type)
    {
        var parameters = type.Parameters.Select(parameter => (JsonNode)parameter.Key).ToArray();
        return new JsonObject
        {
            ["type"] = type.Name,
            ["description"] = type.Description,
            ["assembly"] = type.Class.Assembly.GetName().Name,
            ["parameters"] = new JsonArray(parameters),
        };
    }

    private static void Print(IComponentCatalog catalog)
    {
        var table = Output.Table("type", "assembly", ">parameters", "description");
        foreach (var type in catalog.Types)
            table.Row(type.Name, type.Class.Assembly.GetName().Name!, $"{type.Parameters.Count}", type.Description);
        Output.Section("Component types", table);
        Output.Console.WriteLine("more on one: tlm describe TYPE");
    }
}
