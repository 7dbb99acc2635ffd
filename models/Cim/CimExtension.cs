namespace Tlm.Models.Cim;

/// <summary>Makes a payload work for compute-in-memory engines: attention or a product. The response comes when it is done. A target that knows no such work refuses the payload.</summary>
public sealed class CimExtension : PayloadExtension
{
    /// <summary>Attention to compute, or null.</summary>
    public CimAttention? Attention { get; set; }

    /// <summary>Product to compute, or null.</summary>
    public CimProduct? Product { get; set; }

    /// <inheritdoc/>
    public override bool IsMandatory => true;

    /// <inheritdoc/>
    public override PayloadExtension Clone()
    {
        return new CimExtension { Attention = Attention, Product = Product };
    }

    /// <inheritdoc/>
    public override void CopyFrom(PayloadExtension other)
    {
        var from = (CimExtension)other;
        (Attention, Product) = (from.Attention, from.Product);
    }

    /// <summary>Makes a payload of a pool carry attention until it goes back there.</summary>
    public static Payload Attach(Payload payload, CimAttention attention)
    {
        return Attach(payload, new CimExtension { Attention = attention });
    }

    /// <summary>Makes a payload of a pool carry a product until it goes back there.</summary>
    public static Payload Attach(Payload payload, CimProduct product)
    {
        return Attach(payload, new CimExtension { Product = product });
    }

    private static Payload Attach(Payload payload, CimExtension extension)
    {
        payload.Command = PayloadCommand.Ignore;
        payload.Length = 0;
        payload.SetAutoExtension(extension);
        return payload;
    }
}
