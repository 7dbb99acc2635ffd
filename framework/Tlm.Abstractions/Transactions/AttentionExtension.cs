namespace Tlm;

/// <summary>
/// Makes a payload a part of the attention of one layer over a key/value cache that the target holds: scores, softmax and context of one new token
/// a head. The response comes when the part's outputs are there. A target that knows no attention refuses the payload.
/// </summary>
public sealed class AttentionExtension : PayloadExtension
{
    /// <summary>The attention of the whole layer.</summary>
    public AttentionWork Work { get; set; }

    /// <summary>Which of <see cref="Parts"/> this is, from 0.</summary>
    public int Part { get; set; }

    /// <summary>Equal parts (groups of heads) in which the layer's attention is sent.</summary>
    public int Parts { get; set; } = 1;

    /// <inheritdoc/>
    public override bool IsMandatory => true;

    /// <summary>Makes a payload of a pool carry a part of a layer's attention until it goes back there; the link counts queries, keys and values of the new tokens.</summary>
    public static Payload Attach(Payload payload, in AttentionWork work, int part = 0, int parts = 1)
    {
        payload.Command = PayloadCommand.Ignore;
        payload.Length = 0;
        payload.HeaderBytes = checked((int)(work.InputBytes / parts));
        payload.SetAutoExtension(new AttentionExtension { Work = work, Part = part, Parts = parts });
        return payload;
    }

    /// <summary>For a target, before it responds: from here on the link counts the outputs.</summary>
    public void TurnRound(Payload payload)
    {
        payload.HeaderBytes = checked((int)(Work.OutputBytes / Parts));
    }

    /// <inheritdoc/>
    public override PayloadExtension Clone() => new AttentionExtension { Work = Work, Part = Part, Parts = Parts };

    /// <inheritdoc/>
    public override void CopyFrom(PayloadExtension other)
    {
        var from = (AttentionExtension)other;
        (Work, Part, Parts) = (from.Work, from.Part, from.Parts);
    }
}
