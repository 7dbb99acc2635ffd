namespace Tlm.Hosting.Scenarios.Yaml;

/// <summary>A node of a YAML document that knows where it was written. Immutable.</summary>
/// <param name="Location">Where the node starts.</param>
public abstract record Node(InputLocation Location)
{
    /// <summary>What the node is, for errors.</summary>
    public abstract string Kind { get; }
}

/// <summary>A text, number or empty value.</summary>
/// <param name="Location">Where it starts.</param>
/// <param name="Text">The text without quotes.</param>
/// <param name="IsQuoted">Whether it was quoted, so that <c>null</c> in quotes is a text.</param>
public sealed record ScalarNode(InputLocation Location, string Text, bool IsQuoted = false) : Node(Location)
{
    /// <inheritdoc/>
    public override string Kind => IsNull ? "nothing" : $"'{Text}'";

    /// <summary>Whether this is YAML's null: empty, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A list.</summary>
/// <param name="Location">Where it starts.</param>
/// <param name="Items">Its items.</param>
public sealed record SequenceNode(InputLocation Location, IReadOnlyList<Node> Items) : Node(Location)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>A mapping; keys are texts and unique.</summary>
/// <param name="Location">Where it starts.</param>
/// <param name="Entries">Its entries in the order of the file.</param>
public sealed record MappingNode(InputLocation Location, IReadOnlyList<MappingEntry> Entries) : Node(Location)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <summary>The value of a key, or null.</summary>
    public Node? this[string key] => Find(key)?.Value;

    /// <summary>The entry of a key, or null.</summary>
    public MappingEntry? Find(string key)
    {
        foreach (var entry in Entries)
            if (entry.Key == key)
                return entry;
        return null;
    }

    /// <summary>Where the value of a dotted key is written, or null.</summary>
    internal InputLocation? PlaceOf(string path)
    {
        Node? node = this;
        foreach (var key in path.Split('.'))
            node = (node as MappingNode)?[key];
        return node?.Location;
    }
}

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyLocation">Where the key is written.</param>
/// <param name="Value">The value.</param>
public sealed record MappingEntry(string Key, InputLocation KeyLocation, Node Value);
