using System.Globalization;

namespace Tlm.Models.Llm;

/// <summary>Finds the rule for each tensor, and what is wrong with rules.</summary>
internal static class PlacementRules
{
    private const double Rounding = 1e-9;

    public static IEnumerable<OptionProblem> Problems(PlacementOptions options)
    {
        string[] names = [PlacementRule.Local, .. options.Devices.Select(device => device.Name)];
        for (int i = 0; i < names.Length; i++)
        {
            if (names.AsSpan(0, i).Contains(names[i]))
                yield return new OptionProblem($"placement.devices[{i - 1}].name", $"there are two devices '{names[i]}'");
        }
        if (options.Reallocation is not null && options.Rules.Count == 0)
            yield return new OptionProblem("placement.reallocation", "without rules everything is local: nothing can move");
        for (int i = 0; i < options.Rules.Count; i++)
        {
            foreach ((string key, string problem) in Problems(options.Rules[i], names))
                yield return new OptionProblem($"placement.rules[{i}].{key}", problem);
        }
    }

    /// <summary>Moves that are about nothing, or that do not fit the rules that place their tensors.</summary>
    public static void CheckMoves(string owner, PlacementOptions options, string prefix, IEnumerable<string> placed)
    {
        string[] names = [.. placed];
        foreach (ReallocationStep step in options.Reallocation?.Steps ?? [])
        {
            string[] moved = [.. names.Where(name => step.Covers(prefix + name))];
            if (prefix.Length == 0 && moved.Length == 0 && !step.Tensors.All(pattern => pattern.StartsWith("draft.", StringComparison.Ordinal)))
                throw new ElaborationException($"{owner}: placement.reallocation: no placed tensor is called '{string.Join("' or '", step.Tensors)}'" + Hint(step.Tensors[0], names));
            foreach (string name in moved)
                CheckMove(owner, Find(owner, options, prefix + name), step, name);
        }
    }

    private static void CheckMove(string owner, PlacementRule rule, ReallocationStep step, string tensor)
    {
        string? problem = rule.Along == SplitAxis.Inputs ? "its inputs are cut: only rows (along: outputs) move"
            : ShareProblems(step.Shares, rule.On.Count).FirstOrDefault();
        if (problem is not null)
            throw new ElaborationException($"{owner}: placement.reallocation: pass {step.Pass}: '{tensor}' is on {string.Join(", ", rule.On)}: {problem}");
    }

    /// <summary>The rule of <paramref name="tensor"/>.</summary>
    /// <exception cref="ElaborationException">No rule covers it, or two do.</exception>
    public static PlacementRule Find(string owner, PlacementOptions options, string tensor)
    {
        PlacementRule[] rules = [.. options.Rules.Where(rule => rule.Covers(tensor))];
        return rules.Length switch
        {
            1 => rules[0],
            0 => throw new ElaborationException($"{owner}: the placement leaves '{tensor}' nowhere: no rule covers it"),
            _ => throw new ElaborationException($"{owner}: the placement puts '{tensor}' twice: {rules.Length} rules cover it, on {string.Join(" and on ", rules.Select(rule => string.Join(", ", rule.On)))}"),
        };
    }

    private static IEnumerable<(string Key, string Problem)> Problems(PlacementRule rule, string[] names)
    {
        if (rule.On.Count == 0)
            yield return ("on", "at least one device is needed");
        foreach (string name in rule.On)
        {
            if (!names.Contains(name))
                yield return ("on", $"there is no device '{name}'; there are {string.Join(", ", names)}" + Hint(name, names));
        }
        if (rule.On.Distinct().Count() != rule.On.Count)
            yield return ("on", "a device is named twice");
        if (rule.Shares.Count > 0)
        {
            foreach (string problem in ShareProblems(rule.Shares, rule.On.Count))
                yield return ("shares", problem);
        }
        if (rule.Room.Count > 0 && rule.Room.Count != rule.On.Count)
            yield return ("room", $"room for {rule.Room.Count} of {rule.On.Count} devices");
        if (rule.Room.Any(room => room is < 0 or > 100))
            yield return ("room", "room is 0 to 100 %");
    }

    private static IEnumerable<string> ShareProblems(IReadOnlyList<double> shares, int devices)
    {
        if (shares.Count != devices)
            yield return $"{shares.Count} shares for {devices} devices";
        if (shares.Any(share => share is < 0 or > 100))
            yield return "a share must be 0 to 100 %";
        double sum = shares.Sum();
        string percent = sum.ToString(CultureInfo.InvariantCulture);
        if (sum < 100 - Rounding)
            yield return $"the shares sum to {percent} %: the rest of each tensor would be nowhere";
        if (sum > 100 + Rounding)
            yield return $"the shares sum to {percent} %: a part of each tensor would be there twice";
    }

    private static string Hint(string name, string[] names)
    {
        return NearestName.Find(name, names) is { } nearest ? $"; nearest is '{nearest}'" : string.Empty;
    }
}
