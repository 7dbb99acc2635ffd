namespace Tlm.Models.Npu.Execution;

/// <summary>Something that holds work up, and whether this device has it: what it lacks is not shown.</summary>
internal readonly record struct LedgerResource(string Name, bool IsThere = true);
