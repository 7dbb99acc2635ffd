using Tlm.Models.Pim.Device;

namespace Tlm.Models.Pim.Control;

/// <summary>A command that a controller issued.</summary>
/// <param name="Cycle">Memory clock cycle.</param>
/// <param name="Command">Command index of the variant.</param>
/// <param name="Address">Place inside the channel.</param>
public readonly record struct PimCommandRecord(long Cycle, int Command, BankAddress Address);
