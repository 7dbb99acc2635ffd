using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tlm.Hosting.Logging;
using Tlm.Hosting.Plugins;
using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Hosting.Elaboration;

/// <summary>Constructs components: their place, options, random generator and logger come from the scenario, everything else from the services.</summary>
internal sealed class ComponentFactory(IServiceProvider services, long seed)
{
    /// <summary>Constructs a component.</summary>
    /// <exception cref="InputException">Its options or its place do not suit it, or its constructor fails for whatever reason.</exception>
    public Component Create(ComponentEntry entry, ComponentContext context)
    {
        var clock = new ComponentClock(context.FullName);
        var arguments = entry.Type.Class.GetConstructors()[0].GetParameters()
            .Select(parameter => ArgumentFor(parameter.ParameterType, entry, context, clock)).OfType<object>().ToArray();
        try
        {
            clock.Component = (Component)ActivatorUtilities.CreateInstance(services, entry.Type.Class, arguments);
            return clock.Component;
        }
        catch (Exception error) when (error is not (InputException or ExternalProcessException))
        {
            throw new InputException(entry.Location, $"component '{entry.Name}' (type {entry.Type.Name}) can't be built: {ModelFault.Reason(error)}", error);
        }
    }

    private object? ArgumentFor(Type type, ComponentEntry entry, ComponentContext context, ComponentClock clock)
    {
        if (type == typeof(ComponentContext))
            return context;
        if (type == entry.Type.OptionsType)
            return entry.Options;
        if (type == typeof(SimRandom))
            return new SimRandom(seed, context.FullName);
        return type.IsAssignableTo(typeof(ILogger)) ? CreateLogger(type, clock) : null;
    }

    private object CreateLogger(Type type, ComponentClock clock)
    {
        var factory = services.GetRequiredService<ILoggerFactory>();
        var category = type.IsGenericType ? type.GetGenericArguments()[0] : typeof(Component);
        return Activator.CreateInstance(typeof(ComponentLogger<>).MakeGenericType(category), factory, clock)!;
    }
}
