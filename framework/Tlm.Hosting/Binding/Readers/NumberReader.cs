using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads a number with or without unit and provenance, and holds it against its bounds.</summary>
internal abstract class NumberReader(ParameterAttribute attribute) : IValueReader
{
    /// <inheritdoc/>
    public abstract string Expected { get; }

    /// <inheritdoc/>
    public bool IsNumber => true;

    /// <summary>The declaration of the parameter.</summary>
    protected ParameterAttribute Attribute { get; } = attribute;

    /// <summary>The lower bound as text when the declaration gives none; null for no bound.</summary>
    protected virtual string? NaturalMin => null;

    /// <inheritdoc/>
    public bool TryRead(Node node, string path, BindingContext context, out object? value)
    {
        value = null;
        if (!ProvenancedNode.TryRead(node, path, Expected, context, out var given))
            return false;
        if (!TryParse(given.Number.Text, out var number, out var problem) || !IsWithin(number, out problem))
        {
            context.Report(given.Number.Location, $"'{LastKey(path)}': {problem}");
            return false;
        }
        value = number;
        context.Record(given.Describe(path, Write(number)));
        return true;
    }

    /// <inheritdoc/>
    public abstract string Write(object? value);

    /// <inheritdoc/>
    public void RecordDefault(object? value, ParameterDescriptor parameter, string path, BindingContext context)
    {
        context.Record(new ParameterValue(path, Write(value), parameter.Attribute.Provenance, parameter.Attribute.Source, null, "default"));
    }

    /// <inheritdoc/>
    public JsonObject Schema() => NumberSchema.WithProvenance(BareSchema());

    /// <summary>Reads the declared bounds.</summary>
    /// <exception cref="FormatException">One is no such number.</exception>
    public void CheckBounds()
    {
        foreach (var text in new[] { Attribute.Min, Attribute.Max }.OfType<string>())
            Bound(text);
    }

    /// <summary>The schema of the number alone.</summary>
    protected abstract JsonObject BareSchema();

    /// <summary>Reads the text of a number.</summary>
    protected abstract bool TryParse(string text, out object number, out string problem);

    /// <summary>Orders two numbers of this type.</summary>
    protected virtual int Compare(object left, object right) => ((IComparable)left).CompareTo(right);

    private bool IsWithin(object number, out string problem)
    {
        problem = "";
        if ((Attribute.Min ?? NaturalMin) is { } min && Compare(number, Bound(min)) < 0)
            problem = Attribute.Min is null && Compare(number, Bound("0")) < 0
                ? $"{Write(number)} is negative: expected {Expected}"
                : $"{Write(number)} is below the minimum of {min}";
        else if (Attribute.Max is { } max && Compare(number, Bound(max)) > 0)
            problem = $"{Write(number)} is above the maximum of {max}";
        return problem.Length == 0;
    }

    private object Bound(string text)
    {
        return TryParse(text, out var bound, out var problem)
            ? bound
            : throw new FormatException($"bound '{text}': {problem}");
    }

    private static string LastKey(string path) => path[(path.LastIndexOf('.') + 1)..];
}
