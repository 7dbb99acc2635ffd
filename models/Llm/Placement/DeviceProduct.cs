namespace Tlm.Models.Llm;

/// <summary>What an operator asks of another device.</summary>
/// <param name="Device">Number in <see cref="PlacementOptions.Devices"/>.</param>
/// <param name="Product">The product, or the rows of a cache.</param>
/// <param name="Action">What is asked.</param>
public readonly record struct DeviceProduct(int Device, ResidentProduct Product, ResidentAction Action = ResidentAction.Multiply);
