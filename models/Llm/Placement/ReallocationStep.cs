namespace Tlm.Models.Llm;

/// <summary>A change of parts before a pass.</summary>
public sealed record ReallocationStep
{
    /// <summary>Pass.</summary>
    [Parameter("Number of the pass before which rows move, from 0 on; passes of the prompt count", Min = "0")]
    public required int Pass { get; init; }

    /// <summary>What moves.</summary>
    [Parameter("Tensors by name, * for any text")]
    public required IReadOnlyList<string> Tensors { get; init; }

    /// <summary>New parts.</summary>
    [Parameter("New part of each device, in the order of the rule that places the tensors; the sum is 100", Unit = "%")]
    public required IReadOnlyList<double> Shares { get; init; }

    /// <summary>Whether the step is about <paramref name="name"/>.</summary>
    public bool Covers(string name) => Tensors.Any(pattern => NamePattern.Matches(pattern, name));
}
