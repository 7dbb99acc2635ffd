using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Fuzz.Dram;

/// <summary>A request of a stream.</summary>
/// <param name="OfferCycle">Cycle from which on it is offered.</param>
/// <param name="IsWrite">Write or read.</param>
/// <param name="Address">Byte address.</param>
/// <param name="LevelIds">Id a level, channel first, where the mapper passes them through; else empty.</param>
public sealed record FuzzRequest(long OfferCycle, bool IsWrite, long Address, ImmutableArray<int> LevelIds);

/// <summary>A configuration and a request stream.</summary>
/// <param name="Name">Name that tells standard and seed.</param>
/// <param name="Standard">The standard.</param>
/// <param name="Selection">Presets, policies, queues.</param>
/// <param name="Channels">Number of equal channels.</param>
/// <param name="InterleaveBits">Transactions of an interleave block, as a power of two.</param>
/// <param name="Requests">The stream, by rising offer cycle.</param>
public sealed record FuzzCase(
    string Name,
    StandardDescription Standard,
    DramSelection Selection,
    int Channels,
    int InterleaveBits,
    ImmutableArray<FuzzRequest> Requests)
{
    /// <summary>The memory system of the case.</summary>
    public DramSystemConfiguration System()
    {
        var channel = StandardExpander.Expand(Standard, Selection);
        var kind = PassesIdsThrough && Channels > 1 ? ChannelMapperKind.PassThrough : ChannelMapperKind.Interleave;
        return new DramSystemConfiguration(new(kind, InterleaveBits), [.. Enumerable.Repeat(channel, Channels)]);
    }

    /// <summary>Requests bring their level ids.</summary>
    public bool PassesIdsThrough => Selection.AddressMapper == AddressMapperKind.PassThrough;
}
