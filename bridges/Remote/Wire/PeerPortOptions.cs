namespace Tlm.Bridges.Remote.Wire;

/// <summary>What is special about a peer's port.</summary>
[Flags]
public enum PeerPortOptions : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A target that takes streams whole.</summary>
    KnowsStreams = 1,

    /// <summary>Sends and takes all four phases, as records Accept and Taken.</summary>
    FourPhases = 2,

    /// <summary>An initiator that is told when its requests are taken.</summary>
    Accepts = 4,
}
