using Tlm.Models.Llm.Configuration;

namespace Tlm.Models.Llm.Architectures;

/// <summary>Mixtral: a Llama whose feed-forward block is a mixture of experts behind a router.</summary>
internal sealed class MixtralArchitecture : IArchitecture
{
    private readonly LlamaArchitecture _dense = new();

    public IReadOnlyList<string> ModelTypes { get; } = ["mixtral"];

    public ModelDescriptor Read(string name, ConfigReader config)
    {
        return _dense.Read(name, config) with
        {
            Experts = config.Count("num_local_experts"),
            ExpertsPerToken = config.Count("num_experts_per_tok"),
        };
    }
}
