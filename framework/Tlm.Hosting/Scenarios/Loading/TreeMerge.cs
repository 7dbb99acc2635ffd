using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Loading;

/// <summary>Lays one scenario tree over another. Mappings merge key by key; a component of another type, a list or a scalar replaces; null removes.
/// The lists of links, claims and address ranges merge by the identity of their items.</summary>
internal static class TreeMerge
{
    private static readonly Dictionary<string, string[]> KeyedLists = new(StringComparer.Ordinal)
    {
        ["connect"] = ["from", "to"],
        ["claims"] = ["id"],
        ["address_map"] = ["base"],
        ["plugins"] = [],
    };

    /// <summary>The tree of <paramref name="upper"/> over <paramref name="lower"/>.</summary>
    public static MappingNode Over(MappingNode lower, MappingNode upper)
    {
        var entries = lower.Entries.ToList();
        foreach (var entry in upper.Entries)
        {
            var index = entries.FindIndex(e => e.Key == entry.Key);
            if (index >= 0 && entry.Value is ScalarNode { IsNull: true })
                entries.RemoveAt(index);
            else if (index >= 0)
                entries[index] = entry with { Value = Merge(entry.Key, entries[index].Value, entry.Value) };
            else
                entries.Add(entry);
        }
        return new MappingNode(upper.Location, entries);
    }

    private static Node Merge(string key, Node lower, Node upper)
    {
        return (lower, upper) switch
        {
            (MappingNode a, MappingNode b) when !Replaces(a, b) => Over(a, b),
            (SequenceNode a, SequenceNode b) when KeyedLists.TryGetValue(key, out var identity) => MergeLists(a, b, identity),
            _ => upper,
        };
    }

    // another type of component has other parameters, and a new value has a provenance of its own
    private static bool Replaces(MappingNode lower, MappingNode upper)
    {
        return (upper["type"] is ScalarNode type && lower["type"] is ScalarNode old && type.Text != old.Text)
            || (upper["value"] is not null && lower["value"] is not null && upper["provenance"] is not null);
    }

    private static SequenceNode MergeLists(SequenceNode lower, SequenceNode upper, string[] identity)
    {
        var items = lower.Items.ToList();
        foreach (var item in upper.Items)
        {
            var index = items.FindIndex(other => IsSame(other, item, identity));
            if (index < 0)
                items.Add(item);
            else if (items[index] is MappingNode a && item is MappingNode b)
                items[index] = Over(a, b);
        }
        return new SequenceNode(upper.Location, items);
    }

    private static bool IsSame(Node left, Node right, string[] identity)
    {
        if (left is ScalarNode a && right is ScalarNode b)
            return a.Text == b.Text;
        return identity.Length > 0 && left is MappingNode m && right is MappingNode n
            && identity.All(key => m[key] is ScalarNode x && n[key] is ScalarNode y && x.Text == y.Text);
    }
}
