namespace Tlm;

/// <summary>
/// Makes a payload a product with resident weights: what a compute device sends to one that computes where weights lie (PIM ranks, flash or ReRAM with compute, another
/// processor). The response comes when the last result is there. A target that knows no products refuses the payload.
/// </summary>
/// <remarks>On links with a bandwidth the request counts the inputs and the response the results, as header bytes: there is no data at an address.</remarks>
public sealed class ProductExtension : PayloadExtension
{
    /// <summary>The product.</summary>
    public ResidentProduct Product { get; set; }

    /// <summary>What is asked.</summary>
    public ResidentAction Action { get; set; }

    /// <summary>Set by a device that keeps the results in its memory: the response carries none.</summary>
    public bool ResultsStay { get; set; }

    /// <inheritdoc/>
    public override bool IsMandatory => true;

    /// <summary>Makes a payload of a pool carry a product until it goes back there.</summary>
    public static Payload Attach(Payload payload, in ResidentProduct product, ResidentAction action = ResidentAction.Multiply)
    {
        payload.Command = PayloadCommand.Ignore;
        payload.Length = 0;
        payload.HeaderBytes = checked((int)(action switch
        {
            ResidentAction.Multiply => product.InputBytes,
            ResidentAction.Store => product.WeightBytes,
            _ => 0,
        }));
        payload.SetAutoExtension(new ProductExtension { Product = product, Action = action });
        return payload;
    }

    /// <summary>For a target, before it responds: from here on the payload carries what goes back.</summary>
    public void TurnRound(Payload payload)
    {
        payload.HeaderBytes = checked((int)(Action switch
        {
            ResidentAction.Multiply when !ResultsStay => Product.ResultBytes,
            ResidentAction.Fetch => Product.WeightBytes,
            _ => 0,
        }));
    }

    /// <inheritdoc/>
    public override PayloadExtension Clone() => new ProductExtension { Product = Product, Action = Action, ResultsStay = ResultsStay };

    /// <inheritdoc/>
    public override void CopyFrom(PayloadExtension other)
    {
        var from = (ProductExtension)other;
        (Product, Action, ResultsStay) = (from.Product, from.Action, from.ResultsStay);
    }
}
