using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards;

/// <summary>
/// What is fixed for a standard: the order of its levels, commands and timing parameters (expanded files number them by position) and
/// the level that an all-bank refresh covers.
/// </summary>
/// <param name="Name">Name of the standard.</param>
/// <param name="Levels">Level names from the channel down to the column.</param>
/// <param name="Commands">Command names.</param>
/// <param name="Timings">Timing parameter names.</param>
/// <param name="Prefetch">Internal prefetch: columns a burst moves.</param>
/// <param name="RefreshScope">Level whose node an all-bank refresh covers.</param>
public sealed record StandardLayout(
    string Name,
    ImmutableArray<string> Levels,
    ImmutableArray<string> Commands,
    ImmutableArray<string> Timings,
    int Prefetch,
    string RefreshScope)
{
    /// <summary>The layout of a standard that comes with the library.</summary>
    /// <param name="name">Name of the standard, e.g. <c>HBM3</c>.</param>
    /// <exception cref="DramConfigurationException">No such standard.</exception>
    public static StandardLayout Of(string name) => Of(StandardLibrary.Load(name));

    /// <summary>The layout of a standard.</summary>
    /// <param name="standard">The standard.</param>
    public static StandardLayout Of(StandardDescription standard) => new(
        standard.Name,
        [.. standard.Levels.Select(level => level.Name)],
        [.. standard.Commands.Select(command => command.Name)],
        [.. standard.Timings.Select(timing => timing.Name)],
        standard.Prefetch,
        standard.RefreshScope);
}
