namespace Tlm;

/// <summary>Something that travels with a payload beyond the generic attributes; found by its type.</summary>
public abstract class PayloadExtension
{
    /// <summary>
    /// False (the default): whoever does not know it may ignore it. True: a target that has not declared it with
    /// <c>TargetSocket.Understands&lt;T&gt;()</c> refuses the payload.
    /// </summary>
    public virtual bool IsMandatory => false;

    /// <summary>A copy for a copied payload; null when the extension does not travel with copies.</summary>
    public virtual PayloadExtension? Clone() => null;

    /// <summary>Takes over the contents of another extension of the same type.</summary>
    public virtual void CopyFrom(PayloadExtension other)
    {
    }

    /// <summary>Called when the payload that carries it as automatic extension goes back to its pool.</summary>
    public virtual void Free()
    {
    }
}
