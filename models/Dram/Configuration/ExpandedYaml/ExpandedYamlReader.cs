using System.Collections.Immutable;

namespace Tlm.Models.Dram.Configuration.ExpandedYaml;

/// <summary>
/// Reads the fully expanded YAML configuration that Ramulator 2.1 loads (all timings and constraints resolved to cycles, commands and
/// levels numbered by position in the layout of the standard).
/// </summary>
public static class ExpandedYamlReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the YAML file.</param>
    /// <exception cref="DramConfigurationException">The file can't be read or understood; the message names line, column and key.</exception>
    public static DramSystemConfiguration ReadFile(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            return Read(path, text);
        }
        catch (IOException error)
        {
            throw new DramConfigurationException($"{path}: can't be read: {error.Message}", error);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">File name for messages.</param>
    /// <param name="text">YAML text.</param>
    /// <exception cref="DramConfigurationException">The text can't be understood; the message names line, column and key.</exception>
    public static DramSystemConfiguration Read(string name, TextReader text)
    {
        var system = YamlCursor.Parse(name, text)["memory_system"];
        ImmutableArray<DramConfiguration> channels = [.. system["controllers"].Items().Select(ControllerSection.Read)];
        if (channels.IsEmpty)
            throw system["controllers"].Error("at least one controller is needed");
        return new DramSystemConfiguration(ReadChannelMapper(system["channel_mapper"]), channels);
    }

    private static ChannelMapperSettings ReadChannelMapper(YamlCursor mapper) => new(
        mapper["impl"].Word(
            ("CacheLineInterleave", ChannelMapperKind.Interleave), ("PassThroughChannelMapper", ChannelMapperKind.PassThrough)),
        mapper.Find("interleave_bits")?.Integer() ?? 0);
}
