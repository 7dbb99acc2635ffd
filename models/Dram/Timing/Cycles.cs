namespace Tlm.Models.Dram.Timing;

/// <summary>Special values of the 32-bit cycle numbers that the engine works with (relative to its epoch).</summary>
internal static class Cycles
{
    /// <summary>Before everything; adding a latency to it stays before everything.</summary>
    public const int Past = int.MinValue / 2;

    /// <summary>Not until something else happens.</summary>
    public const int Never = int.MaxValue;

    /// <summary>The clock is moved back to an earlier epoch before it reaches this.</summary>
    public const int RebaseAt = 1 << 29;
}
