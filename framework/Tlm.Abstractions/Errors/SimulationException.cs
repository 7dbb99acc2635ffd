namespace Tlm;

/// <summary>A simulation went wrong. Says in which component and process, and at what simulated time, as far as known.</summary>
public class SimulationException : Exception
{
    /// <summary>An error that has no place yet; the kernel adds component, process and time.</summary>
    public SimulationException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    public SimulationException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    /// <summary>An error with its place.</summary>
    public SimulationException(string message, string? component, string? process, SimTime? time, Exception? cause = null)
        : base(Compose(message, component, process, time), cause)
    {
        Component = component;
        Process = process;
        Time = time;
    }

    /// <summary>Full name of the component, where known.</summary>
    public string? Component { get; }

    /// <summary>Full name of the process, where known.</summary>
    public string? Process { get; }

    /// <summary>Simulated time, where known.</summary>
    public SimTime? Time { get; }

    private static string Compose(string message, string? component, string? process, SimTime? time)
    {
        string place = process ?? component ?? "";
        string at = time is { } t ? $" at {t}" : "";
        return place.Length + at.Length == 0 ? message : $"{(place.Length == 0 ? "simulation" : place)}{at}: {message}";
    }
}
