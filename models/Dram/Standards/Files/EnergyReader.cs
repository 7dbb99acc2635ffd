using Tlm.Models.Dram.Configuration.ExpandedYaml;
using Tlm.Models.Dram.EnergyModel;

namespace Tlm.Models.Dram.Standards.Files;

/// <summary>Reads energy presets.</summary>
internal sealed class EnergyReader(SourceReader sources)
{
    public EnergyPreset Preset(KeyValuePair<string, YamlCursor> entry)
    {
        var node = entry.Value;
        node.AllowOnly("source", "currents_of", "rails", "constants");
        var source = sources.Of(node["source"]);
        return new EnergyPreset(
            entry.Key,
            node.Find("currents_of")?.Word(("device", CurrentScope.Device), ("channel", CurrentScope.Channel)) ?? CurrentScope.Device,
            [.. node.Find("rails")?.Items().Select(rail => Rail(rail, source)) ?? []],
            Constants(node.Find("constants"), source),
            node.Place);
    }

    private SupplyRail Rail(YamlCursor node, SourceNote source)
    {
        node.AllowOnly("supply", "idd0", "idd2n", "idd3n", "idd4r", "idd4w", "idd5");
        Sourced<Current> Amperes(string key) => Value<Current>(node[key], source);
        return new SupplyRail(
            Value<Voltage>(node["supply"], source),
            Amperes("idd0"),
            Amperes("idd2n"),
            Amperes("idd3n"),
            Amperes("idd4r"),
            Amperes("idd4w"),
            Amperes("idd5"));
    }

    private EnergyConstants Constants(YamlCursor? node, SourceNote source)
    {
        node?.AllowOnly(
            "activate", "read", "write", "read_interface", "write_interface", "refresh_row", "precharged_standby", "active_standby");
        Sourced<T>? Of<T>(string key)
            where T : IParsable<T> => node?.Find(key) is { } value ? Value<T>(value, source) : null;
        return new EnergyConstants(
            Of<Energy>("activate"),
            Of<EnergyPerBit>("read"),
            Of<EnergyPerBit>("write"),
            Of<EnergyPerBit>("read_interface"),
            Of<EnergyPerBit>("write_interface"),
            Of<Energy>("refresh_row"),
            Of<Power>("precharged_standby"),
            Of<Power>("active_standby"));
    }

    private Sourced<T> Value<T>(YamlCursor node, SourceNote source)
        where T : IParsable<T>
    {
        if (!node.IsMapping)
            return new Sourced<T>(Parse<T>(node), source);
        node.AllowOnly("value", "source", "note");
        return new Sourced<T>(
            Parse<T>(node["value"]), node.Find("source") is { } own ? sources.Of(own) : source, node.Find("note")?.Text());
    }

    private static T Parse<T>(YamlCursor node)
        where T : IParsable<T>
    {
        try
        {
            return T.Parse(node.Text(), null);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw node.Error(error.Message);
        }
    }
}
