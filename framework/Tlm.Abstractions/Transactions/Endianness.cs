namespace Tlm;

/// <summary>Order of the bytes of a word in memory.</summary>
public enum Endianness
{
    /// <summary>Least significant byte first.</summary>
    Little,

    /// <summary>Most significant byte first.</summary>
    Big,
}
