using System.Numerics;

namespace Tlm;

/// <summary>
/// A vector of wires (<c>sc_lv</c>), each 0, 1, Z or X. Bit 0 is the least significant one. It does not change: what writes a part gives the whole vector back.
/// </summary>
public readonly partial record struct LogicVector : IResolvable<LogicVector>
{
    // where a bit may be one, and where it may be zero: both for X, none for Z
    private readonly BigInteger _ones;
    private readonly BigInteger _zeros;

    private LogicVector(int width, BigInteger ones, BigInteger zeros) => (Width, _ones, _zeros) = (width, ones, zeros);

    /// <summary>So many wires of one value; X unless given.</summary>
    public LogicVector(int width, Logic value = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Width = width;
        _ones = value.MayBeOne ? BitPlane.Mask(width) : 0;
        _zeros = value.MayBeZero ? BitPlane.Mask(width) : 0;
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <summary>True where every wire is 0 or 1 (<c>is_01</c>).</summary>
    public bool IsKnown => (_ones ^ _zeros) == BitPlane.Mask(Width);

    /// <summary>One wire.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such wire.</exception>
    public Logic this[int bit]
    {
        get
        {
            BitPlane.CheckBit(bit, Width);
            return Logic.Of(BitPlane.IsSet(_ones, bit), BitPlane.IsSet(_zeros, bit));
        }
    }

    /// <summary>A vector of one wire.</summary>
    public static implicit operator LogicVector(Logic value) => new(1, value);

    /// <summary>Bits as wires.</summary>
    public static implicit operator LogicVector(Bits value) => new(value.Width, value.Value, (~value).Value);

    /// <summary>Wires as bits.</summary>
    /// <exception cref="InvalidOperationException">One is Z or X.</exception>
    public static explicit operator Bits(LogicVector value) =>
        value.IsKnown ? new Bits(value.Width, value._ones) : throw new InvalidOperationException($"{value} is not all 0 and 1");

    /// <summary>Puts vectors together; the first one is the most significant.</summary>
    public static LogicVector Concat(params ReadOnlySpan<LogicVector> parts)
    {
        LogicVector whole = default;
        foreach (LogicVector part in parts)
            whole = new LogicVector(whole.Width + part.Width, (whole._ones << part.Width) | part._ones, (whole._zeros << part.Width) | part._zeros);
        return whole;
    }

    /// <summary>Reads <c>0</c>, <c>1</c>, <c>Z</c> and <c>X</c>, the most significant one first; underscores may stand in it.</summary>
    /// <exception cref="FormatException">It holds another character, or none.</exception>
    public static LogicVector Parse(string text)
    {
        LogicVector[] wires = [.. text.Where(static c => c != '_').Select(static c => (LogicVector)Logic.Parse(c))];
        return wires.Length > 0 ? Concat(wires) : throw new FormatException("a logic vector has at least one wire");
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The widths differ.</exception>
    public static LogicVector Resolve(LogicVector left, LogicVector right) =>
        new(BitPlane.Same(left.Width, right.Width), left._ones | right._ones, left._zeros | right._zeros);

    /// <summary>The wires from <paramref name="left"/> to <paramref name="right"/>; with the lower index first they come in reverse order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such wire.</exception>
    public LogicVector Range(int left, int right)
    {
        Check(left, right);
        return new LogicVector(BitPlane.Span(left, right), BitPlane.Select(_ones, left, right), BitPlane.Select(_zeros, left, right));
    }

    /// <summary>The vector with another wire.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such wire.</exception>
    public LogicVector With(int bit, Logic value) => With(bit, bit, value);

    /// <summary>The vector with other wires from <paramref name="left"/> to <paramref name="right"/>: the lowest ones of <paramref name="part"/>, 0 where it is shorter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such wire.</exception>
    public LogicVector With(int left, int right, LogicVector part)
    {
        Check(left, right);
        LogicVector fit = part.Resize(BitPlane.Span(left, right));
        return new LogicVector(Width, BitPlane.Replace(_ones, left, right, fit._ones), BitPlane.Replace(_zeros, left, right, fit._zeros));
    }

    /// <summary>So many of the lowest wires, with 0 in front where there are not as many.</summary>
    public LogicVector Resize(int width) => Moved(width, 0);

    /// <summary>The wires in reverse order.</summary>
    public LogicVector Reverse() => Range(0, Width - 1);

    /// <summary>The wires moved to the left, those that fall out put in at the right; a negative count moves to the right.</summary>
    public LogicVector RotateLeft(int count) => new(Width, BitPlane.RotateLeft(_ones, Width, count), BitPlane.RotateLeft(_zeros, Width, count));

    /// <inheritdoc/>
    public string ToBitString() => string.Create(Width, this, static (text, vector) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[^(i + 1)] = vector[i].ToString()[0];
    });

    /// <summary>The wires, the most significant one first.</summary>
    public override string ToString() => ToBitString();

    private void Check(int left, int right)
    {
        BitPlane.CheckBit(left, Width);
        BitPlane.CheckBit(right, Width);
    }
}
