using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards.Expressions;

namespace Tlm.Models.Dram.Standards.Expansion;

/// <summary>Completes a timing preset: what it does not state is derived; then overrides replace values.</summary>
internal sealed class TimingResolver
{
    private readonly StandardDescription _standard;
    private readonly ResolvedOrganization _organization;
    private readonly TimingPreset _preset;
    private readonly Dictionary<string, int> _values;
    private readonly HashSet<string> _underWay = [];

    private TimingResolver(StandardDescription standard, ResolvedOrganization organization, TimingPreset preset)
    {
        _standard = standard;
        _organization = organization;
        _preset = preset;
        _values = preset.Values.ToDictionary(value => value.Name, value => value.Value);
    }

    public static TimingValues Resolve(StandardDescription standard, DramSelection selection, ResolvedOrganization organization)
    {
        var preset = standard.TimingPresets.FirstOrDefault(p => p.Name == selection.Timing)
            ?? throw new DramConfigurationException(
                $"{standard.Name}: no timing preset '{selection.Timing}'; "
                + Suggestion.For(selection.Timing, standard.TimingPresets.Select(p => p.Name)), "timing");
        var resolver = new TimingResolver(standard, organization, preset);
        foreach (var timing in standard.Timings)
            resolver.Value(timing.Name);
        resolver.Override(selection);
        return new TimingValues(resolver._values);
    }

    private void Override(DramSelection selection)
    {
        foreach (var (key, value) in selection.Overrides)
        {
            if (_organization.Find(key) is not null)
                continue;
            if (!_values.ContainsKey(key))
                throw Unknown(key);
            if (value < 0)
                throw new DramConfigurationException($"{_standard.Name}: override '{key}' must not be negative, found {value}", $"overrides.{key}");
            _values[key] = value;
        }
    }

    private DramConfigurationException Unknown(string key)
    {
        var known = _standard.Timings.Select(timing => timing.Name).Concat(_organization.Preset.Values.Select(value => value.Key));
        return new($"{_standard.Name}: no value '{key}' to override; {Suggestion.For(key, known)}", $"overrides.{key}");
    }

    private int Value(string name)
    {
        if (_values.TryGetValue(name, out int value))
            return value;
        var derivation = _standard.Timings.First(timing => timing.Name == name).Derivation
            ?? throw new DramConfigurationException($"{_preset.Place}: timing_presets.{_preset.Name}: '{name}' is missing and can't be derived");
        if (!_underWay.Add(name))
            throw new DramConfigurationException($"{derivation.Place}: '{name}' is derived from itself");
        var result = derivation.Parsed.Evaluate(Lookup);
        if (!result.IsInteger)
            throw new DramConfigurationException($"{derivation.Place}: '{derivation.Text}' is {result} for '{name}', no whole number");
        _underWay.Remove(name);
        return _values[name] = checked((int)result.Numerator);
    }

    private Rational Lookup(string name)
    {
        if (_standard.Tables.FirstOrDefault(table => table.Name == name) is { } table)
            return Search(table);
        return _organization.Find(name) ?? (Rational)Value(name);
    }

    private Rational Search(TimingTable table)
    {
        Rational[] keys = [.. table.Keys.Select(key => key.Parsed.Evaluate(Lookup))];
        foreach (var (bounds, value) in table.Rows)
        {
            if (bounds.Zip(keys).All(pair => pair.First is not { } bound || !(pair.Second > bound)))
                return value;
        }

        string asked = string.Join(", ", table.Keys.Zip(keys).Select(pair => $"{pair.First.Text} = {pair.Second}"));
        throw new DramConfigurationException($"{table.Place}: tables.{table.Name}: no value for {asked} ({table.Clause})");
    }
}
