namespace Tlm.Models.Cim.Dataflow;

/// <summary>Work of one engine on one block of the cache (or before the first one), by stage, in cycles, with what energy goes by.</summary>
/// <param name="Score">Cycles of the macro that makes scores, writes included.</param>
/// <param name="Value">Cycles of the macro that weighs values, writes included.</param>
/// <param name="BitMacs">Streamed bits on stored words.</param>
/// <param name="WrittenBits">Bits written into macros.</param>
internal readonly record struct BlockWork(long Score, long Value, Int128 BitMacs, long WrittenBits);
