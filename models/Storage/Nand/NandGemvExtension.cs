namespace Tlm.Models.Storage.Nand;

/// <summary>
/// Makes a payload a product on flash. The response comes when the last result and the last streamed weight have crossed the channels. A target
/// that knows no products refuses the payload.
/// </summary>
public sealed class NandGemvExtension : PayloadExtension
{
    /// <summary>The product.</summary>
    public NandGemv Gemv { get; set; }

    /// <summary>Set by the memory: weights that crossed the channels for the host to multiply.</summary>
    public long StreamedWeights { get; set; }

    /// <inheritdoc/>
    public override bool IsMandatory => true;

    /// <inheritdoc/>
    public override PayloadExtension Clone()
    {
        return new NandGemvExtension { Gemv = Gemv, StreamedWeights = StreamedWeights };
    }

    /// <inheritdoc/>
    public override void CopyFrom(PayloadExtension other)
    {
        var from = (NandGemvExtension)other;
        (Gemv, StreamedWeights) = (from.Gemv, from.StreamedWeights);
    }

    /// <summary>Makes a payload of a pool carry a product until it goes back there.</summary>
    public static Payload Attach(Payload payload, NandGemv gemv)
    {
        payload.Command = PayloadCommand.Ignore;
        payload.Length = 0;
        payload.SetAutoExtension(new NandGemvExtension { Gemv = gemv });
        return payload;
    }
}
