namespace Tlm.Models.Cim;

/// <summary>Makes a payload attention for compute-in-memory engines. The response comes when it is done. A target that knows no such work refuses the payload.</summary>
public sealed class CimExtension : PayloadExtension
{
    /// <summary>Attention to compute.</summary>
    public CimAttention Attention { get; set; }

    /// <inheritdoc/>
    public override bool IsMandatory => true;

    /// <inheritdoc/>
    public override PayloadExtension Clone()
    {
        return new CimExtension { Attention = Attention };
    }

    /// <inheritdoc/>
    public override void CopyFrom(PayloadExtension other)
    {
        Attention = ((CimExtension)other).Attention;
    }

    /// <summary>Makes a payload of a pool carry attention until it goes back there.</summary>
    public static Payload Attach(Payload payload, CimAttention attention)
    {
        payload.Command = PayloadCommand.Ignore;
        payload.Length = 0;
        payload.SetAutoExtension(new CimExtension { Attention = attention });
        return payload;
    }
}
