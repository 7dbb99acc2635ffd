namespace Tlm.Models.Llm;

/// <summary>Rows of a tensor that go from one device to another.</summary>
/// <param name="Tensor">Whose.</param>
/// <param name="From">Number in <see cref="PlacementOptions.Devices"/>; -1: local.</param>
/// <param name="To">The same of the receiver.</param>
/// <param name="Rows">How many.</param>
/// <param name="LocalRow">Where the first one is, or goes, in the local part; without meaning if neither is local.</param>
public readonly record struct TensorMove(WeightTensor Tensor, int From, int To, long Rows, long LocalRow);
