using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Models.Dram.Standards.Files;

/// <summary>Reads a standard file. A file with <c>extends</c> takes every section it does not state from the named standard.</summary>
internal sealed class StandardFileReader
{
    private static readonly string[] _sections =
    [
        "standard", "extends", "description", "cross_checked", "controller", "refresh_scope", "prefetch", "payload_bytes", "ticks_per_clock",
        "sources", "levels", "states", "commands", "requests", "read_latency", "timings", "tables", "constraints", "checks",
        "organizations", "timing_presets", "energy",
    ];

    private readonly YamlCursor _root;
    private readonly YamlCursor? _base;

    private StandardFileReader(YamlCursor root, YamlCursor? basis)
    {
        _root = root;
        _base = basis;
    }

    /// <summary>Reads a standard.</summary>
    /// <param name="file">File name for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="open">Opens the file of a standard that is extended.</param>
    public static StandardDescription Read(string file, TextReader text, Func<string, (string File, TextReader Text)> open)
    {
        var root = YamlCursor.Parse(file, text);
        root.AllowOnly(_sections);
        return new StandardFileReader(root, Base(root, open)).Read();
    }

    private static YamlCursor? Base(YamlCursor root, Func<string, (string File, TextReader Text)> open)
    {
        if (root.Find("extends") is not { } name)
            return null;
        try
        {
            var (file, text) = open(name.Text());
            using (text)
                return YamlCursor.Parse(file, text);
        }
        catch (DramConfigurationException error)
        {
            throw name.Error(error.Message);
        }
    }

    private YamlCursor Section(string name) => Find(name) ?? _root[name];

    private YamlCursor? Find(string name) => _root.Find(name) ?? _base?.Find(name);

    private StandardDescription Read()
    {
        var sources = new SourceReader([.. Sources(_base), .. Sources(_root)]);
        var presets = new PresetReader(sources);
        var rules = new RuleReader(sources);
        return new StandardDescription
        {
            Name = _root["standard"].Text(),
            Title = _root["description"].Text(),
            CrossChecked = _root["cross_checked"].Text() is var by && by == "no" ? null : by,
            Controller = Section("controller").Text(),
            RefreshScope = Section("refresh_scope").Text(),
            Prefetch = Section("prefetch").Integer(),
            PayloadBytes = Find("payload_bytes")?.Integer(),
            TicksPerClock = Find("ticks_per_clock")?.Integer() ?? 1,
            Sources = sources.All,
            Levels = [.. Section("levels").Entries().Select(level => new LevelDefinition(level.Key, level.Value.Text()))],
            States = [.. Section("states").Items().Select(state => state.Text())],
            Commands = [.. Section("commands").Entries().Select(Command)],
            Requests = (Section("requests")["Read"].Text(), Section("requests")["Write"].Text()),
            ReadLatency = RuleReader.Expression(Section("read_latency")),
            Timings = [.. Section("timings").Entries().Select(rules.Timing)],
            Tables = [.. Find("tables")?.Entries().Select(rules.Table) ?? []],
            Constraints = [.. Section("constraints").Items().Select(RuleReader.Constraint)],
            Checks = [.. Section("checks").Items().Select(RuleReader.Expression)],
            Organizations = [.. Section("organizations").Entries().Select(presets.Organization)],
            TimingPresets = [.. Section("timing_presets").Entries().Select(presets.Timing)],
            EnergyPresets = [.. Find("energy")?.Entries().Select(new EnergyReader(sources).Preset) ?? []],
        };
    }

    private static ImmutableArray<SourceNote> Sources(YamlCursor? root) =>
        [.. root?.Find("sources")?.Entries().Select(source => new SourceNote(
            source.Key,
            source.Value["provenance"].Word([.. Enum.GetValues<Provenance>().Select(p => (p.ToString().ToLowerInvariant(), p))]),
            source.Value["text"].Text())) ?? []];

    private static CommandDefinition Command(KeyValuePair<string, YamlCursor> command)
    {
        command.Value.AllowOnly("clocks", "bus");
        return new(command.Key, command.Value["clocks"].Decimal(), command.Value.Find("bus")?.Text());
    }
}
