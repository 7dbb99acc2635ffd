using System.Collections.Immutable;

namespace Tlm.Models.Dram.Configuration;

/// <summary>How an address selects the channel.</summary>
public enum ChannelMapperKind
{
    /// <summary>Successive blocks of transactions go to successive channels.</summary>
    Interleave,

    /// <summary>The request brings its channel.</summary>
    PassThrough,
}

/// <summary>Channel selection.</summary>
/// <param name="Kind">Mapper.</param>
/// <param name="InterleaveBits">Interleave only: a block is 2^this transactions.</param>
public sealed record ChannelMapperSettings(ChannelMapperKind Kind, int InterleaveBits = 0);

/// <summary>A memory system: its channels and how an address selects one.</summary>
/// <param name="ChannelMapper">Channel selection.</param>
/// <param name="Channels">One configuration a channel.</param>
public sealed record DramSystemConfiguration(ChannelMapperSettings ChannelMapper, ImmutableArray<DramConfiguration> Channels);
