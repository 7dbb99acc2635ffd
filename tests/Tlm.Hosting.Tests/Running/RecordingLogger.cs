using Microsoft.Extensions.Logging;

namespace Tlm.Hosting.Tests.Running;

/// <summary>Keeps what is logged, each entry as <c>scope|message</c>.</summary>
public sealed class RecordingLogger : ILoggerProvider, ILogger, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public List<string> Entries { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var scope = "";
        _scopes.ForEachScope<object?>((s, _) => scope += s, null);
        Entries.Add($"{scope}|{formatter(state, exception)}");
    }

    public void Dispose()
    {
    }
}
