namespace Tlm.Models.Dram.Configuration;

/// <summary>Ends a message about an unknown name.</summary>
internal static class Suggestion
{
    /// <summary>Names the nearest valid name, or where none is near all of them.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What would be valid.</param>
    public static string For(string name, IEnumerable<string> candidates) =>
        NearestName.Find(name, candidates) is { } nearest ? $"the nearest is '{nearest}'" : $"known are {string.Join(", ", candidates)}";
}
