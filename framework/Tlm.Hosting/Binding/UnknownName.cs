namespace Tlm.Hosting.Binding;

/// <summary>The message for a name that means nothing: the nearest valid one, and all when they are few.</summary>
public static class UnknownName
{
    private const int Few = 12;

    /// <summary>Describes an unknown name.</summary>
    /// <param name="what">What kind of name: <c>key</c>, <c>component type</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="where">Where it stands: <c>in component 'mem'</c>; may be empty.</param>
    /// <param name="valid">The valid names.</param>
    public static string Describe(string what, string name, string where, IEnumerable<string> valid)
    {
        var names = valid.ToArray();
        var nearest = NearestName.Find(name, names);
        var hint = nearest is null ? "" : $"; did you mean '{nearest}'?";
        var expected = names.Length switch
        {
            0 => " (there is none)",
            <= Few => $" (expected one of: {string.Join(", ", names)})",
            _ => "",
        };
        return $"unknown {what} '{name}'{(where.Length == 0 ? "" : " " + where)}{hint}{expected}";
    }
}
