namespace Tlm.Models.Dram.Timing;

/// <summary>Four neighbouring lanes that a command holds back: one shape for all effects, so that they are applied without branches.</summary>
/// <param name="Lane">First lane (class x stride + bank).</param>
/// <param name="First">Cycles after the command, or <see cref="TimingTables.None"/>.</param>
/// <param name="Second">The same for the next lane.</param>
/// <param name="Third">The same for the lane after.</param>
/// <param name="Fourth">The same for the last lane.</param>
internal readonly record struct LaneEffect(int Lane, int First, int Second, int Third, int Fourth)
{
    /// <summary>Lanes of an effect.</summary>
    public const int Lanes = 4;
}
