using Tlm.Models.Llm.Architectures;
using Tlm.Models.Llm.Configuration;

namespace Tlm.Models.Llm;

/// <summary>Reads a public <c>config.json</c> as it is: needed keys are checked, unknown keys ignored.</summary>
public static class ModelFile
{
    /// <summary>Reads <paramref name="path"/>. Throws <see cref="ModelDescriptorException"/> if it is absent or unusable.</summary>
    public static ModelDescriptor Load(string path)
    {
        if (!File.Exists(path))
            throw new ModelDescriptorException(path, 1, 1, "model", "file not found" + NearestFile(path));
        return Parse(path, File.ReadAllText(path));
    }

    /// <summary>Reads a descriptor from text; <paramref name="file"/> names it in errors and gives the default name.</summary>
    public static ModelDescriptor Parse(string file, string json)
    {
        ConfigReader config = new(ConfigDocument.Parse(file, json));
        ModelDescriptor model = ArchitectureRegistry.For(config).Read(Path.GetFileNameWithoutExtension(file), config);
        DescriptorRules.Check(model, config);
        return model;
    }

    private static string NearestFile(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            return string.Empty;
        IEnumerable<string> names = Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileName(file));
        string? nearest = Spelling.Nearest(Path.GetFileName(path), names);
        return nearest is null ? string.Empty : $" (nearest file there: '{nearest}')";
    }
}
