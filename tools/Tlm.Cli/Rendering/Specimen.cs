using Microsoft.Extensions.DependencyInjection;
using Tlm.Hosting.Binding;
using Tlm.Hosting.Catalog;
using Tlm.Kernel;

namespace Tlm.Cli.Rendering;

/// <summary>A component with all parameters at their defaults, to look at.</summary>
internal static class Specimen
{
    /// <summary>One of a type; null where it can't be made without parameters of the user's.</summary>
    public static Component? Of(ComponentType type)
    {
        if (type.Parameters.Any(parameter => parameter.IsRequired))
            return null;
        try
        {
            var services = new ServiceCollection().AddLogging().AddSingleton(new AddressMap([])).BuildServiceProvider();
            List<object> arguments = [new SimulationBuilder().Place(type.Name), new SimRandom(1, type.Name)];
            if (type.OptionsType is { } options)
                arguments.Add(OptionsBinder.CreateDefault(options, "", new BindingContext()));
            var wanted = type.Class.GetConstructors()[0].GetParameters().Select(parameter => parameter.ParameterType).ToHashSet();
            return (Component)ActivatorUtilities.CreateInstance(services, type.Class, [.. arguments.Where(argument => wanted.Contains(argument.GetType()))]);
        }
        catch (Exception error) when (error is ElaborationException or InputException or InvalidOperationException or ArgumentException)
        {
            return null; // it needs more than defaults
        }
    }
}
