using Microsoft.Extensions.Logging;

namespace Tlm.Cli.Rendering;

/// <summary>Writes log entries to standard error, each with the simulated time and the component that it comes from.</summary>
internal sealed class StandardErrorLogger : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new Writer(this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private string Scopes()
    {
        var parts = new List<string>();
        _scopes.ForEachScope((scope, list) => list.Add(scope?.ToString() ?? ""), parts);
        return parts.Count == 0 ? "" : $"[{string.Join(" ", parts)}] ";
    }

    private sealed class Writer(StandardErrorLogger owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => owner._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Console.Error.WriteLine($"{logLevel.ToString().ToLowerInvariant()}: {owner.Scopes()}{formatter(state, exception)}");
        }
    }
}
