namespace Tlm.Models.Npu;

/// <summary>Where rows of operands begin in the scratchpad.</summary>
public enum ScratchpadLayout
{
    /// <summary>Each row begins one bank after the one before, so rows that are read together never meet.</summary>
    Skewed,

    /// <summary>Rows lie end to end from a bank boundary on: rows whose length is a multiple of some banks meet there.</summary>
    Rows,
}
