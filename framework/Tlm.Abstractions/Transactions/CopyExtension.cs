namespace Tlm;

/// <summary>
/// Makes a payload a copy inside its target: <see cref="Payload.Length"/> bytes from <see cref="Source"/> to the payload's address. The response comes when the last byte is written; no data crosses
/// the link. A target that can't copy refuses the payload.
/// </summary>
public sealed class CopyExtension : PayloadExtension
{
    /// <summary>First address that is read.</summary>
    public ulong Source { get; set; }

    /// <inheritdoc/>
    public override bool IsMandatory => true;

    /// <summary>Makes a payload of a pool a copy until it goes back there.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="source">First address that is read.</param>
    /// <param name="destination">First address that is written.</param>
    /// <param name="length">Bytes.</param>
    public static Payload Attach(Payload payload, ulong source, ulong destination, long length)
    {
        payload.SetWrite(destination, length).Command = PayloadCommand.Ignore;
        payload.SetAutoExtension(new CopyExtension { Source = source });
        return payload;
    }

    /// <inheritdoc/>
    public override PayloadExtension Clone() => new CopyExtension { Source = Source };

    /// <inheritdoc/>
    public override void CopyFrom(PayloadExtension other) => Source = ((CopyExtension)other).Source;
}
