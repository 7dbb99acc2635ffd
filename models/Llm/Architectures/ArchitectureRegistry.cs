using Tlm.Models.Llm.Configuration;

namespace Tlm.Models.Llm.Architectures;

/// <summary>Finds the family of a file by <c>model_type</c>, or by <c>architectures</c> (e.g. <c>LlamaForCausalLM</c>) where that is absent.</summary>
internal static class ArchitectureRegistry
{
    private static readonly IArchitecture[] Known = [new LlamaArchitecture(), new MixtralArchitecture(), new OptArchitecture(), new Gpt2Architecture()];

    public static IArchitecture For(ConfigReader config)
    {
        string key = "model_type";
        string? type = config.TextOrNull(key);
        if (type is null && config.FirstTextOrNull("architectures") is { } name)
        {
            key = "architectures";
            type = name.Split("For", 2)[0].ToLowerInvariant();
        }
        IArchitecture? found = Known.FirstOrDefault(family => family.ModelTypes.Contains(type));
        return found ?? throw Unknown(config, key, type);
    }

    private static InputException Unknown(ConfigReader config, string key, string? type)
    {
        string[] names = [.. Known.SelectMany(family => family.ModelTypes)];
        string? nearest = type is null ? null : NearestName.Find(type, names);
        string hint = nearest is null ? string.Empty : $"; nearest is '{nearest}'";
        return config.Wrong(key, $"one of the known architectures {string.Join(", ", names)}{hint}");
    }
}
