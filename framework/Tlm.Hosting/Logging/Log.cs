using Microsoft.Extensions.Logging;

namespace Tlm.Hosting.Logging;

/// <summary>The messages of the host itself.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Scenario {Name}: {Components} components, {Links} links")]
    public static partial void Elaborated(ILogger logger, string name, int components, int links);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Region of interest begins at {Time}")]
    public static partial void RegionBegins(ILogger logger, SimTime time);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Run ended at {Time}: {Reason}")]
    public static partial void Ended(ILogger logger, SimTime time, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Run failed: {Message}")]
    public static partial void Failed(ILogger logger, string message);
}
