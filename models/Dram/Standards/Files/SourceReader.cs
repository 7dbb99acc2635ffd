using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Models.Dram.Standards.Files;

/// <summary>Resolves the source keys that numbers name.</summary>
internal sealed class SourceReader(ImmutableArray<SourceNote> sources)
{
    public ImmutableArray<SourceNote> All => sources;

    public SourceNote Of(YamlCursor key) => key.Word([.. sources.Select(source => (source.Key, source))]);
}
