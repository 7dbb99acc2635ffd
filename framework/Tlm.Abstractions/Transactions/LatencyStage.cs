namespace Tlm;

/// <summary>Where the time of a transaction went.</summary>
public enum LatencyStage : byte
{
    /// <summary>Waiting for something that is busy.</summary>
    Queue,

    /// <summary>Bytes passing a link.</summary>
    Serialisation,

    /// <summary>The storage array itself.</summary>
    Bank,

    /// <summary>Flight time and decoding on the way.</summary>
    Bus,

    /// <summary>Arithmetic.</summary>
    Compute,
}
