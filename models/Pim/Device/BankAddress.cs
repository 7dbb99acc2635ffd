namespace Tlm.Models.Pim.Device;

/// <summary>Where a command goes inside one channel.</summary>
/// <param name="Bank">Flat index of the addressed bank over all levels (the first bank under the node if the address stops above the banks).</param>
/// <param name="Row">Row, or -1.</param>
/// <param name="Column">Column access, or -1.</param>
/// <param name="Depth">Number of levels that the address names, from the channel down (5 in HBM: down to the bank).</param>
public readonly record struct BankAddress(int Bank, int Row, int Column, int Depth);
