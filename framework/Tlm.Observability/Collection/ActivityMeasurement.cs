namespace Tlm.Observability.Collection;

/// <summary>What one component worked on.</summary>
/// <param name="Component">Full name of the component.</param>
/// <param name="Totals">Exact sums by name, kind and phase, in the order of their first occurrence.</param>
/// <param name="Records">Activities in the order of their ends: all, or a sample.</param>
/// <param name="Every">One of so many activities is among the records.</param>
public sealed record ActivityMeasurement(string Component, IReadOnlyList<ActivityTotals> Totals, IReadOnlyList<Activity> Records, long Every);

/// <summary>Exact sums over the activities of one name, kind, layer and phase.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind of work.</param>
/// <param name="Layer">The layer; -1 for none.</param>
/// <param name="IsFirstPass">Whether they belong to the first pass (the prompt of a language model).</param>
public sealed record ActivityTotals(string Name, string Kind, int Layer, bool IsFirstPass)
{
    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <summary>Their time, in femtoseconds.</summary>
    public Int128 Time { get; private set; }

    /// <summary>The part of the time that waited for memory, in femtoseconds.</summary>
    public Int128 Waiting { get; private set; }

    /// <summary>Operations.</summary>
    public Int128 Operations { get; private set; }

    /// <summary>Bytes from and to memory.</summary>
    public Int128 Bytes { get; private set; }

    internal void Add(in Activity activity)
    {
        Count++;
        Time += (activity.End - activity.Begin).Femtoseconds;
        Waiting += activity.Waiting.Femtoseconds;
        Operations += activity.Operations;
        Bytes += activity.Bytes;
    }
}
