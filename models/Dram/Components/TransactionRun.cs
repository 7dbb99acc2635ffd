namespace Tlm.Models.Dram.Components;

/// <summary>Equidistant transactions of one channel that are offered one after another.</summary>
/// <param name="Address">Byte address of the first inside the channel.</param>
/// <param name="Stride">Bytes between neighbours.</param>
/// <param name="Count">How many.</param>
/// <param name="IsWrite">Write or read.</param>
/// <param name="Cycle">Cycle from which on they are offered.</param>
/// <param name="Tag">Number of the access that they belong to.</param>
internal readonly record struct TransactionRun(long Address, long Stride, long Count, bool IsWrite, long Cycle, int Tag);
