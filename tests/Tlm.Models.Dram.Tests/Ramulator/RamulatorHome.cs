namespace Tlm.Models.Dram.Tests.Ramulator;

/// <summary>The Ramulator 2.1 that the user has built (environment variable RAMULATOR_HOME), if any.</summary>
internal static class RamulatorHome
{
    public static string? Path { get; } = Environment.GetEnvironmentVariable("RAMULATOR_HOME") is { Length: > 0 } path ? path : null;
}
