using System.Numerics;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Mapping;

/// <summary>Splits a system address into channel and address inside the channel.</summary>
public sealed class ChannelMapper
{
    private readonly int _shift;
    private readonly int _width;

    /// <summary>Creates the mapper of a memory system.</summary>
    /// <param name="settings">Mapper and block size.</param>
    /// <param name="channels">Number of channels; a power of two.</param>
    /// <param name="transactionBytes">Bytes of one transaction.</param>
    /// <exception cref="DramConfigurationException">The channel count is no power of two.</exception>
    public ChannelMapper(ChannelMapperSettings settings, int channels, int transactionBytes)
    {
        if (settings.Kind == ChannelMapperKind.Interleave && !BitOperations.IsPow2(channels))
            throw new DramConfigurationException($"interleaving needs a power of two channels, found {channels}");
        _shift = BitOperations.Log2((uint)transactionBytes) + settings.InterleaveBits;
        _width = settings.Kind == ChannelMapperKind.Interleave ? BitOperations.Log2((uint)channels) : 0;
    }

    /// <summary>Channel of an address (0 with a pass-through mapper).</summary>
    /// <param name="address">System byte address.</param>
    public int ChannelOf(long address) => (int)((address >> _shift) & ((1L << _width) - 1));

    /// <summary>Address inside its channel.</summary>
    /// <param name="address">System byte address.</param>
    public long InsideChannel(long address)
    {
        long low = address & ((1L << _shift) - 1);
        return (address >> (_shift + _width) << _shift) | low;
    }
}
