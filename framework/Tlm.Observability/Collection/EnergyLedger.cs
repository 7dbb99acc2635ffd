namespace Tlm.Observability.Collection;

/// <summary>The energy of a run by component and cause. Every view sums the same entries, so total, sum by component and sum by cause agree exactly.</summary>
/// <param name="Entries">The entries in ordinal order of component, then in the order in which the component declared its causes.</param>
public sealed record EnergyLedger(IReadOnlyList<EnergyEntry> Entries)
{
    /// <summary>All energy, in femtojoules.</summary>
    public Int128 Total => Sum(Entries);

    /// <summary>Energy by component in ordinal order, in femtojoules.</summary>
    public IReadOnlyList<(string Name, Int128 Femtojoules)> ByComponent => GroupBy(entry => entry.Component);

    /// <summary>Energy by cause in ordinal order over all components, in femtojoules.</summary>
    public IReadOnlyList<(string Name, Int128 Femtojoules)> ByCause => GroupBy(entry => entry.Cause);

    private List<(string, Int128)> GroupBy(Func<EnergyEntry, string> key)
    {
        return Entries.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, Sum(group))).ToList();
    }

    private static Int128 Sum(IEnumerable<EnergyEntry> entries) => entries.Aggregate(Int128.Zero, (sum, entry) => checked(sum + entry.Femtojoules));
}
