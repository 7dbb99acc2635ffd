using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Streams;

/// <summary>A strided run of transactions on one channel.</summary>
/// <param name="FirstAddress">Byte address, inside the channel, of the first transaction.</param>
/// <param name="Stride">Bytes from one transaction to the next.</param>
/// <param name="Count">Transactions.</param>
/// <param name="IsWrite">Writes or reads.</param>
/// <param name="StartCycle">Cycle from which on the first is offered.</param>
/// <param name="Interval">Cycles between the offers of successive transactions; 0 = each as soon as the queue takes it.</param>
/// <param name="Outstanding">Transactions that may be offered or under way and not completed; 0 = any number.</param>
public sealed record DramStream(
    long FirstAddress, long Stride, long Count, bool IsWrite, long StartCycle = 0, int Interval = 0, int Outstanding = 0)
{
    /// <summary>Byte address, inside the channel, of a transaction.</summary>
    /// <param name="step">Its number, from 0.</param>
    public long AddressOf(long step) => FirstAddress + step * Stride;

    internal void Validate(long capacity)
    {
        if (Count < 1 || Interval < 0 || Outstanding < 0 || StartCycle < 0)
            throw new DramConfigurationException($"a stream needs at least one step and no negative start, interval or window: {this}");
        foreach (long step in (ReadOnlySpan<long>)[0, Count - 1])
        {
            var address = (Int128)FirstAddress + (Int128)step * Stride;
            if (address < 0 || address >= capacity)
                throw new DramConfigurationException($"step {step} of the stream lies at address {address}, outside the channel of {capacity} bytes");
        }
    }
}
