namespace Tlm.Models.Interconnect;

/// <summary>What carries payloads one after the other in one direction, or in both by turns.</summary>
internal interface IWire
{
    /// <summary>Reserves the wire for so many bytes, as early as it is free.</summary>
    /// <param name="now">Earliest start.</param>
    /// <param name="bytes">Payload bytes, headers included.</param>
    /// <returns>When it starts, when the wire is free again, and when the last byte is usable at the far end.</returns>
    Passage Reserve(SimTime now, long bytes);
}

/// <summary>A reserved passage over a wire.</summary>
/// <param name="Start">First byte on the wire.</param>
/// <param name="Free">The wire can take the next payload.</param>
/// <param name="Delivered">Last byte usable at the far end.</param>
/// <param name="WireBits">Bits on the wire, protocol overhead included.</param>
internal readonly record struct Passage(SimTime Start, SimTime Free, SimTime Delivered, long WireBits);
