namespace Tlm;

/// <summary>What makes a payload unusual for a socket.</summary>
[Flags]
internal enum Attention : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is back in its pool.</summary>
    Released = 1,

    /// <summary>It carries an extension that its target must know.</summary>
    Mandatory = 2,

    /// <summary>It is a strided run.</summary>
    Stream = 4,
}
