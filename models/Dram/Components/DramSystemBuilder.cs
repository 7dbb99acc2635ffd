using System.Numerics;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.EnergyModel;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Models.Dram.Components;

/// <summary>Turns the options of a component into channels of the engine and their energy.</summary>
internal static class DramSystemBuilder
{
    /// <summary>The memory system of the options.</summary>
    /// <exception cref="DramConfigurationException">A name is unknown or numbers contradict each other.</exception>
    public static DramSystemConfiguration Build(DramOptions options)
    {
        DramConfiguration channel = StandardExpander.Expand(StandardLibrary.Load(options.Standard), Select(options));
        if (!BitOperations.IsPow2(options.Channels))
            throw new DramConfigurationException($"channels: {options.Channels}; a power of two was expected", "channels");
        var mapper = new ChannelMapperSettings(ChannelMapperKind.Interleave, InterleaveBits(options, channel.Organization.TransactionBytes));
        return new DramSystemConfiguration(mapper, [.. Enumerable.Repeat(channel, options.Channels)]);
    }

    /// <summary>The energy of one channel.</summary>
    public static DramEnergyTable Energy(DramOptions options, DramConfiguration channel) =>
        DramEnergyTable.Build(channel, StandardLibrary.Load(options.Standard).Energy(options.Energy));

    private static DramSelection Select(DramOptions options) => new()
    {
        Organization = options.Organization,
        Timing = options.Timing,
        Overrides = [.. options.Overrides.OrderBy(pair => pair.Key, StringComparer.Ordinal)],
        Accepted = [.. options.Accept.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new AcceptedContradiction(pair.Key, pair.Value))],
        Controller = new ControllerSettings(ControllerKind.SingleBus)
        {
            ReadQueueSize = options.ReadQueue,
            WriteQueueSize = options.WriteQueue,
            WriteLowWatermark = (float)options.WriteLowWatermark,
            WriteHighWatermark = (float)options.WriteHighWatermark,
            WckSync = options.WckSync,
        },
        Scheduler = options.Scheduler,
        Refresh = new RefreshSettings(options.Refresh, options.RefreshScatter),
        RowPolicy = new RowPolicySettings(options.RowPolicy, options.RowCap),
        AddressMapper = options.Mapper,
    };

    private static int InterleaveBits(DramOptions options, int transactionBytes)
    {
        long block = options.Interleave?.Bytes ?? transactionBytes;
        if (block < transactionBytes || block % transactionBytes != 0 || !BitOperations.IsPow2(block / transactionBytes))
            throw new DramConfigurationException(
                $"interleave: {block} B; a power of two times the transaction of {transactionBytes} B was expected", "interleave");
        return BitOperations.Log2((ulong)(block / transactionBytes));
    }
}
