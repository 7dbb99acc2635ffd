namespace Tlm;

/// <summary>What a payload asks of a device that holds weights.</summary>
public enum ResidentAction
{
    /// <summary>Compute the product and give its results back.</summary>
    Multiply,

    /// <summary>Take <see cref="ResidentProduct.WeightBytes"/> into the device: new rows of a cache, or weights that move there.</summary>
    Store,

    /// <summary>Give <see cref="ResidentProduct.WeightBytes"/> back: weights that move elsewhere.</summary>
    Fetch,
}
