namespace Tlm;

/// <summary>A quantity held as a 64-bit integer of a base unit; files are read into it exactly.</summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IQuantity<TSelf> : IParsable<TSelf>, IComparable<TSelf>, IEquatable<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>The unit that the integer counts.</summary>
    static abstract Unit BaseUnit { get; }

    /// <summary>The integer inside.</summary>
    long BaseValue { get; }

    /// <summary>A quantity from its integer.</summary>
    static abstract TSelf FromBase(long value);
}
