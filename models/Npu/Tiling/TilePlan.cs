namespace Tlm.Models.Npu.Tiling;

/// <summary>How a linear operator is cut: blocks of rows of activations, of outputs, and of the sum.</summary>
/// <param name="ActivationsOuter">True: for each block of activations all weights pass by; false: each weight tile is loaded once and all activations pass by.</param>
/// <param name="RowBlock">Rows of activations at a time.</param>
/// <param name="OutputBlock">Outputs of a weight tile.</param>
/// <param name="SumBlock">Inputs of a weight tile; smaller than the whole only where a few outputs alone overflow a tile.</param>
/// <param name="LoadsInput">Whether activations come from memory, being too large to stay on chip.</param>
/// <param name="StoresOutput">Whether results go to memory.</param>
public readonly record struct TilePlan(bool ActivationsOuter, long RowBlock, long OutputBlock, long SumBlock, bool LoadsInput, bool StoresOutput);
