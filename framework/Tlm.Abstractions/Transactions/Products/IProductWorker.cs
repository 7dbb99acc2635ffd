namespace Tlm;

/// <summary>What a device does with the products that a <see cref="ProductServer"/> takes for it.</summary>
public interface IProductWorker
{
    /// <summary>Why the device can't do what is asked; null if it can.</summary>
    string? Problem(in ResidentProduct product, ResidentAction action);

    /// <summary>Does what is asked; ends when the last result, or the last weight, is where it belongs.</summary>
    SimTask WorkAsync(ProductExtension request);

    /// <summary>Brings statistics and energy that are counted lazily up to the present; called before every answer.</summary>
    void Settle()
    {
    }
}
