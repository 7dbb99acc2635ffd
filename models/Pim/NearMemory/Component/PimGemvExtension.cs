namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// Makes a payload a PIM command: one batched matrix-vector product over weights that lie in the PIM ranks. The response comes when its last result has been
/// read. A target that knows no PIM refuses the payload.
/// </summary>
public sealed class PimGemvExtension : PayloadExtension
{
    /// <summary>The product.</summary>
    public PimGemv Gemv { get; set; } = new(1, 1, 1);

    /// <inheritdoc/>
    public override bool IsMandatory => true;

    /// <inheritdoc/>
    public override PayloadExtension Clone() => new PimGemvExtension { Gemv = Gemv };

    /// <inheritdoc/>
    public override void CopyFrom(PayloadExtension other) => Gemv = ((PimGemvExtension)other).Gemv;

    /// <summary>Makes a payload of a pool carry a product until it goes back there.</summary>
    public static Payload Attach(Payload payload, PimGemv gemv)
    {
        payload.Command = PayloadCommand.Ignore;
        payload.Length = 0;
        payload.SetAutoExtension(new PimGemvExtension { Gemv = gemv });
        return payload;
    }
}
