using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Reads <c>run</c>.</summary>
internal static class RunSection
{
    public static RunOptions Read(Node? section, BindingContext context)
    {
        switch (section)
        {
            case MappingNode mapping:
                return OptionsBinder.Bind(typeof(RunOptions), mapping, "run", "'run'", context) as RunOptions ?? new RunOptions();
            case null or ScalarNode { IsNull: true }:
                return (RunOptions)OptionsBinder.CreateDefault(typeof(RunOptions), "run", context);
            default:
                context.Report(section.Location, $"'run' holds {section.Kind}: expected a mapping such as {{ until: 10 ms }}");
                return new RunOptions();
        }
    }
}
