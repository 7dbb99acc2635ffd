using System.Numerics;

namespace Tlm;

/// <summary>A wire's value (<c>sc_logic</c>): 0, 1, not driven (Z), unknown (X). The default value is X. Tables: IEEE 1666-2011, 7.9.2.</summary>
public readonly record struct Logic : IResolvable<Logic>, IBitwiseOperators<Logic, Logic, Logic>
{
    // bit 0: it is not one; bit 1: it is not zero. So X is 0, and what two drivers give is the intersection.
    private readonly byte _excluded;

    private Logic(int excluded) => _excluded = (byte)excluded;

    /// <summary>0.</summary>
    public static Logic Zero => new(1);

    /// <summary>1.</summary>
    public static Logic One => new(2);

    /// <summary>Not driven: high impedance.</summary>
    public static Logic Z => new(3);

    /// <summary>Unknown.</summary>
    public static Logic X => default;

    /// <inheritdoc/>
    public int Width => 1;

    /// <summary>True for 0 and 1 (<c>is_01</c>).</summary>
    public bool IsKnown => this == Zero || this == One;

    /// <inheritdoc/>
    public static Logic Resolve(Logic left, Logic right) => new(left._excluded & right._excluded);

    /// <summary>0 or 1.</summary>
    public static implicit operator Logic(bool value) => value ? One : Zero;

    /// <summary>True for 1, false for 0.</summary>
    /// <exception cref="InvalidOperationException">It is Z or X.</exception>
    public static explicit operator bool(Logic value) => value.IsKnown ? value == One : throw new InvalidOperationException($"{value} is neither 0 nor 1");

    /// <summary>0 where one is 0, 1 where both are 1, else X.</summary>
    public static Logic operator &(Logic left, Logic right) => left == Zero || right == Zero ? Zero : left == One && right == One ? One : X;

    /// <summary>1 where one is 1, 0 where both are 0, else X.</summary>
    public static Logic operator |(Logic left, Logic right) => left == One || right == One ? One : left == Zero && right == Zero ? Zero : X;

    /// <summary>Whether they differ; X where one is not known.</summary>
    public static Logic operator ^(Logic left, Logic right) => left.IsKnown && right.IsKnown ? left != right : X;

    /// <summary>The other one; X where it is not known.</summary>
    public static Logic operator ~(Logic value) => value.IsKnown ? value == Zero : X;

    /// <summary>Reads <c>0</c>, <c>1</c>, <c>Z</c> or <c>X</c>; letters of either case.</summary>
    /// <exception cref="FormatException">It is another character.</exception>
    public static Logic Parse(char text) => char.ToUpperInvariant(text) switch
    {
        '0' => Zero,
        '1' => One,
        'Z' => Z,
        'X' => X,
        _ => throw new FormatException($"'{text}' is no logic value: 0, 1, Z or X is expected"),
    };

    /// <inheritdoc/>
    public string ToBitString() => ToString();

    /// <summary><c>0</c>, <c>1</c>, <c>Z</c> or <c>X</c>.</summary>
    public override string ToString() => _excluded switch { 1 => "0", 2 => "1", 3 => "Z", _ => "X" };

    internal bool MayBeOne => (_excluded & 1) == 0;

    internal bool MayBeZero => (_excluded & 2) == 0;

    internal static Logic Of(bool mayBeOne, bool mayBeZero) => new((mayBeOne ? 0 : 1) | (mayBeZero ? 0 : 2));
}
