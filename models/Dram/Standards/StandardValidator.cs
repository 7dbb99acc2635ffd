using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards;

/// <summary>Checks that a standard uses only names that it defines.</summary>
internal sealed class StandardValidator
{
    private readonly StandardDescription _standard;
    private readonly string _file;
    private readonly HashSet<string> _names;
    private readonly string[] _levels;
    private readonly string[] _commands;

    private StandardValidator(StandardDescription standard, string file)
    {
        _standard = standard;
        _file = file;
        _levels = [.. standard.Levels.Select(level => level.Name)];
        _commands = [.. standard.Commands.Select(command => command.Name)];
        _names =
        [
            .. standard.Timings.Select(timing => timing.Name),
            .. standard.Tables.Select(table => table.Name),
            .. standard.Organizations.SelectMany(preset => preset.Values.Select(value => value.Key)),
        ];
    }

    /// <summary>The standard, if it is consistent.</summary>
    public static StandardDescription Validated(StandardDescription standard, string file)
    {
        var validator = new StandardValidator(standard, file);
        validator.CheckStructure();
        validator.CheckExpressions();
        validator.CheckPresets();
        return standard;
    }

    private void CheckStructure()
    {
        foreach (var level in _standard.Levels)
            Known(level.InitialState, _standard.States, _file, $"levels.{level.Name}");
        Known(_standard.RefreshScope, _levels, _file, "refresh_scope");
        Known(_standard.Requests.Read, _commands, _file, "requests.Read");
        Known(_standard.Requests.Write, _commands, _file, "requests.Write");
        Known(_standard.Controller, ControllerFamilies.Names, _file, "controller");
        foreach (var constraint in _standard.Constraints)
        {
            Known(constraint.Level, _levels, constraint.Distance.Place, "level");
            foreach (string command in constraint.From.Concat(constraint.To))
                Known(command, _commands, constraint.Distance.Place, "command");
        }
    }

    private void CheckExpressions()
    {
        var expressions = _standard.Constraints.Select(constraint => constraint.Distance)
            .Concat(_standard.Checks)
            .Concat(_standard.Timings.Select(timing => timing.Derivation).OfType<PlacedExpression>())
            .Concat(_standard.Tables.SelectMany(table => table.Keys))
            .Append(_standard.ReadLatency);
        foreach (var expression in expressions)
        {
            foreach (string name in expression.Parsed.Names())
                Known(name, _names, expression.Place, $"'{expression.Text}'");
        }
    }

    private void CheckPresets()
    {
        string[] timings = [.. _standard.Timings.Select(timing => timing.Name)];
        foreach (var value in _standard.TimingPresets.SelectMany(preset => preset.Values))
            Known(value.Name, timings, value.Place, "timing");
        var presets = _standard.TimingPresets.Select(preset => (preset.Accepted, preset.Place))
            .Concat(_standard.Organizations.Select(preset => (preset.Accepted, preset.Place)));
        foreach (var (accepted, place) in presets)
        {
            foreach (var item in accepted)
                Known(item.Check, _standard.Checks.Select(check => check.Text), place, "accept");
        }
    }

    private static void Known(string name, IEnumerable<string> names, string place, string what)
    {
        if (!names.Contains(name))
            throw new DramConfigurationException($"{place}: {what}: '{name}' is not known; {Suggestion.For(name, names)}");
    }
}
