using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Control;

/// <summary>What a run of a stack gave.</summary>
/// <param name="Variant">Memory of each channel.</param>
/// <param name="Cycles">Memory clock cycles until the last command had issued.</param>
/// <param name="IssuedCommands">Commands issued over all channels, by command index.</param>
public sealed record PimRunResult(PimVariant Variant, long Cycles, IReadOnlyList<long> IssuedCommands)
{
    /// <summary>Commands of one kind over all channels.</summary>
    /// <exception cref="PimException">The variant has no such command.</exception>
    public long Issued(string command) => IssuedCommands[Variant.Command(command).Index];

    /// <summary>Energy of all commands for which the variant states one.</summary>
    public Energy Energy => Energy.FromFemtojoules(Variant.Commands.Sum(
        command => checked((command.Energy?.Value.Femtojoules ?? 0) * IssuedCommands[command.Index])));

    /// <summary>Simulated time (ps).</summary>
    public long Picoseconds => checked(Cycles * Variant.ClockPeriodPicoseconds);
}
