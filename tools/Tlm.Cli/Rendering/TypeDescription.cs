using Spectre.Console;
using Tlm.Hosting.Binding;
using Tlm.Hosting.Catalog;

namespace Tlm.Cli.Rendering;

/// <summary>Prints a component type: its parameters with units, bounds, defaults and where those come from.</summary>
internal static class TypeDescription
{
    public static void Print(ComponentType type)
    {
        Output.Console.WriteLine($"{type.Name}: {type.Description}");
        Output.Console.WriteLine($"class {type.Class.FullName} in {type.Class.Assembly.GetName().Name}");
        var table = Output.Table("key", "default", "provenance", "meaning", "expected");
        if (type.OptionsType is { } options)
            AddRows(table, OptionsDescriptor.Of(options), "");
        Output.Section("Parameters", table);
        if (Specimen.Of(type) is { } component)
            PrintSpecimen(component);
        else
            Output.Console.WriteLine("its ports and statistics depend on required parameters: tlm describe SCENARIO shows them");
    }

    private static void PrintSpecimen(Component component)
    {
        var ports = Output.Table("port", "kind", "carries", "must be connected");
        foreach (var port in component.Ports)
            ports.Row(port.Name, port.Kind, port.ItemType.Name, port.IsOptional ? "no" : "yes");
        Output.Section("Ports", ports);
        var statistics = Output.Table("statistic", "kind", "unit", "meaning");
        foreach (var statistic in component.Statistics.All)
            statistics.Row(statistic.Name, statistic.Kind, statistic.Unit.Symbol, statistic.Description);
        Output.Section("Statistics", statistics);
        var energy = Output.Table("cause", "meaning");
        foreach (var cause in component.Energy.Causes)
            energy.Row(cause.Name, cause.Description);
        Output.Section("Energy", energy);
    }

    private static void AddRows(Table table, OptionsDescriptor options, string prefix)
    {
        var prototype = options.Create();
        foreach (var parameter in options.Parameters)
        {
            var key = prefix + parameter.Key;
            if (parameter.Nested is { } nested)
            {
                table.Row(key, "", "", parameter.Attribute.Description, "a mapping");
                AddRows(table, nested, key + ".");
                continue;
            }
            var value = parameter.IsRequired ? "required" : parameter.DefaultText(prototype) ?? "-";
            table.Row(key, value, Basis(parameter), parameter.Attribute.Description, Expected(parameter));
        }
    }

    private static string Basis(ParameterDescriptor parameter)
    {
        if (!parameter.Reader.IsNumber || parameter.IsRequired)
            return "";
        var grade = KeyNames.OfMember(parameter.Attribute.Provenance.ToString());
        return parameter.Attribute.Source is { } source ? $"{grade}: {source}" : grade;
    }

    private static string Expected(ParameterDescriptor parameter)
    {
        var bounds = (parameter.Attribute.Min, parameter.Attribute.Max) switch
        {
            ({ } min, { } max) => $", {min} to {max}",
            ({ } min, null) => $", at least {min}",
            (null, { } max) => $", at most {max}",
            _ => "",
        };
        return parameter.Reader.Expected + bounds;
    }
}
