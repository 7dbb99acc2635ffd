using Tlm.Models.Llm.Architectures;
using Tlm.Models.Llm.Configuration;

namespace Tlm.Models.Llm;

/// <summary>Reads a public <c>config.json</c> as it is: needed keys are checked, unknown keys ignored.</summary>
public static class ModelFile
{
    /// <summary>Reads <paramref name="file"/>. Throws <see cref="InputException"/> with file, line, column and key if it is unusable.</summary>
    public static ModelDescriptor Load(InputFile file)
    {
        return Parse(file, file.ReadAllText());
    }

    /// <summary>Reads a descriptor from text; <paramref name="file"/> names it in errors and gives its name.</summary>
    public static ModelDescriptor Parse(InputFile file, string json)
    {
        ConfigReader config = new(ConfigDocument.Parse(file, json));
        ModelDescriptor model = ArchitectureRegistry.For(config).Read(Path.GetFileNameWithoutExtension(file.FullPath), config);
        DescriptorRules.Check(model, config);
        return model;
    }
}
