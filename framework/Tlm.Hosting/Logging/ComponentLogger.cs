using Microsoft.Extensions.Logging;

namespace Tlm.Hosting.Logging;

/// <summary>The logger that a component gets: every entry carries the component and the simulated time as its scope.</summary>
/// <typeparam name="T">The category.</typeparam>
internal sealed class ComponentLogger<T>(ILoggerFactory factory, ComponentClock clock) : ILogger<T>
{
    private readonly ILogger<T> _inner = factory.CreateLogger<T>();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => _inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!_inner.IsEnabled(logLevel))
            return;
        using (_inner.BeginScope(new ComponentScope(clock.FullName, clock.Now)))
            _inner.Log(logLevel, eventId, state, exception, formatter);
    }
}
