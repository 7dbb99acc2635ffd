namespace Tlm;

/// <summary>What a transaction asks for.</summary>
public enum PayloadCommand : byte
{
    /// <summary>Data from target to initiator.</summary>
    Read,

    /// <summary>Data from initiator to target.</summary>
    Write,

    /// <summary>Neither; extensions say what.</summary>
    Ignore,
}
