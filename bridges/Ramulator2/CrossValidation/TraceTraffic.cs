using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;
using Tlm.Models.Dram.Mapping;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>Distributes a trace over the channels of a memory, each of which is offered its own part in order.</summary>
public static class TraceTraffic
{
    /// <summary>The requests of each channel, with addresses inside the channel.</summary>
    /// <param name="system">The memory.</param>
    /// <param name="baseAddress">Its first address.</param>
    /// <param name="requests">The trace.</param>
    /// <param name="source">What to call the trace in messages.</param>
    /// <exception cref="InputException">A request lies outside the memory.</exception>
    public static IReadOnlyList<ImmutableArray<GoldenRequest>> ByChannel(
        DramSystemConfiguration system, long baseAddress, ImmutableArray<GoldenRequest> requests, string source)
    {
        var organization = system.Channels[0].Organization;
        var mapper = new ChannelMapper(system.ChannelMapper, system.Channels.Length, organization.TransactionBytes);
        var end = baseAddress + (organization.CapacityBytes * system.Channels.Length);
        var channels = system.Channels.Select(_ => ImmutableArray.CreateBuilder<GoldenRequest>()).ToArray();
        foreach (var request in requests)
        {
            if (request.Address < baseAddress || request.Address >= end)
                throw new InputException(new InputLocation(source), $"address 0x{request.Address:x} lies outside the memory, which holds 0x{baseAddress:x} to 0x{end - 1:x}");
            var address = request.Address - baseAddress;
            channels[mapper.ChannelOf(address)].Add(request with { Address = mapper.InsideChannel(address) });
        }

        return [.. channels.Select(channel => channel.ToImmutable())];
    }
}
