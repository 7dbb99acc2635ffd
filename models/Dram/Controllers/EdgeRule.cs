namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// Edges of HBM3 and HBM4: odd cycles are rising edges. Everything but precharges issues there; on the falling edge that pairs with a row
/// command, precharges of the same bank (of the whole pseudo-channel after an all-bank command) must wait.
/// </summary>
/// <param name="Access">1 if accesses issue in odd cycles only.</param>
/// <param name="Activate">1 if activations (and refreshes) issue in odd cycles only.</param>
/// <param name="BlockedCycle">The falling edge that pairs with the last row command, or -1.</param>
/// <param name="BlockedSection">Pseudo-channel of that command.</param>
/// <param name="BlockedBank">Bank of that command, or -1 for all banks.</param>
internal readonly record struct EdgeRule(int Access, int Activate, int BlockedCycle, int BlockedSection, int BlockedBank)
{
    /// <summary>Any command in any cycle.</summary>
    public static readonly EdgeRule Any = new(0, 0, -1, -1, -1);

    /// <summary>Must a precharge wait on the blocked edge? A bank of -1 stands for all banks of the section.</summary>
    public bool Blocks(int bank, int section) =>
        section == BlockedSection && (BlockedBank < 0 || bank < 0 || bank == BlockedBank);
}
