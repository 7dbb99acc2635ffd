namespace Tlm;

/// <summary>Names of protocols.</summary>
public static class TransportProtocol
{
    /// <summary>The base protocol of TLM-2.0.</summary>
    public const string Base = "tlm-base";
}
