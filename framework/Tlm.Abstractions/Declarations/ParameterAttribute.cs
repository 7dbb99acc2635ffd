namespace Tlm;

/// <summary>Declares a property of an options type as a parameter that scenario files can set.
/// The key in the file is the property's name in snake_case (<c>ReadLatency</c> becomes <c>read_latency</c>).</summary>
/// <remarks>A parameter without <see cref="Default"/> whose property is <c>required</c> must be given; any other keeps the property's
/// initialiser. Texts are read as a scenario value of the property's type, units included.</remarks>
/// <param name="description">One phrase: what the parameter means.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(string description) : Attribute
{
    /// <summary>What the parameter means.</summary>
    public string Description { get; } = description;

    /// <summary>The default as text, e.g. <c>64 KiB</c>.</summary>
    public string? Default { get; init; }

    /// <summary>The smallest allowed value as text, inclusive. Times and quantities are never negative unless this says so.</summary>
    public string? Min { get; init; }

    /// <summary>The largest allowed value as text, inclusive.</summary>
    public string? Max { get; init; }

    /// <summary>The unit of a plain number (<c>int</c>, <c>long</c>, <c>double</c>), e.g. <c>cycles</c> or <c>pJ/op</c>: the file may then
    /// write <c>4</c> or <c>4 cycles</c>, or any unit of that dimension.</summary>
    public string? Unit { get; init; }

    /// <summary>Where the default comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.Assumed;

    /// <summary>The source of the default: title, clause, page, link.</summary>
    public string? Source { get; init; }

    /// <summary>The file key, when the property's name in snake_case will not do.</summary>
    public string? Key { get; init; }
}
