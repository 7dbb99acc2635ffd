namespace Tlm.Models.Llm;

/// <summary>Low-rank adapters beside the matrices of a model: for each target, a matrix down to the rank and one up again, for each adapter.</summary>
public sealed record LoraOptions
{
    /// <summary>Rank.</summary>
    [Parameter("Rank of the adapters", Default = "16", Min = "1")]
    public int Rank { get; init; } = 16;

    /// <summary>Adapters in use together.</summary>
    [Parameter("Adapters in use together; the tokens of a pass are spread over them evenly", Default = "1", Min = "1")]
    public int Adapters { get; init; } = 1;

    /// <summary>Adapted matrices.</summary>
    [Parameter("Adapted matrices: q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj; default: q_proj and v_proj")]
    public IReadOnlyList<string> Targets { get; init; } = ["q_proj", "v_proj"];

    /// <summary>Bits of an adapter's weight.</summary>
    [Parameter("Bits of an adapter's weight", Default = "16", Min = "1", Max = "64", Unit = "bits")]
    public int Bits { get; init; } = 16;

    /// <summary>Names that are no matrices.</summary>
    internal IEnumerable<OptionProblem> Problems()
    {
        string[] known = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];
        foreach (string target in Targets.Where(target => !known.Contains(target)))
        {
            string hint = NearestName.Find(target, known) is { } near ? $"; nearest is '{near}'" : string.Empty;
            yield return new OptionProblem("workload.lora.targets", $"'{target}' is no adapted matrix; there are {string.Join(", ", known)}{hint}");
        }
    }
}
