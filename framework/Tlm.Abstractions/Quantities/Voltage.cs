using System.Diagnostics.CodeAnalysis;

namespace Tlm;

/// <summary>A voltage as a whole number of microvolts.</summary>
public readonly struct Voltage : IQuantity<Voltage>
{
    private static readonly (string Symbol, long Size)[] Units = [("kV", 1_000_000_000), ("V", 1_000_000), ("mV", 1_000), ("uV", 1)];

    private Voltage(long value) => Microvolts = value;

    /// <summary>The voltage in microvolts.</summary>
    public long Microvolts { get; }

    /// <summary>Nothing.</summary>
    public static Voltage Zero => default;

    /// <summary>The unit that the integer inside counts.</summary>
    public static Unit BaseUnit { get; } = Unit.Parse("uV");

    long IQuantity<Voltage>.BaseValue => Microvolts;

    /// <summary>A value from a whole number of uV.</summary>
    public static Voltage FromMicrovolts(long value) => new(value);

    static Voltage IQuantity<Voltage>.FromBase(long value) => new(value);

    /// <summary>Voltage times current, rounded to the nearest nanowatt (half away from zero).</summary>
    public static Power operator *(Voltage voltage, Current current)
    {
        var product = (Int128)voltage.Microvolts * current.Nanoamperes;
        var half = product < 0 ? -500_000 : 500_000;
        return Power.FromNanowatts(checked((long)((product + half) / 1_000_000)));
    }

    /// <summary>Reads a text such as <c>1.1 V</c> exactly.</summary>
    /// <exception cref="FormatException">Not a voltage, not a whole number of uV, or out of range.</exception>
    public static Voltage Parse(string text, IFormatProvider? provider = null) => new(Quantity.ParseInteger(text, BaseUnit));

    /// <summary>Reads a text such as <c>1.1 V</c>; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Voltage result)
    {
        var read = Quantity.TryParseInteger(text ?? "", BaseUnit, out var value, out _);
        result = new Voltage(value);
        return read;
    }

    /// <summary>The sum; an overflow is an error.</summary>
    public static Voltage operator +(Voltage left, Voltage right) => new(checked(left.Microvolts + right.Microvolts));

    /// <summary>The difference; an overflow is an error.</summary>
    public static Voltage operator -(Voltage left, Voltage right) => new(checked(left.Microvolts - right.Microvolts));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Voltage operator *(Voltage left, long right) => new(checked(left.Microvolts * right));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Voltage operator *(long left, Voltage right) => right * left;

    /// <summary>Equality.</summary>
    public static bool operator ==(Voltage left, Voltage right) => left.Microvolts == right.Microvolts;

    /// <summary>Inequality.</summary>
    public static bool operator !=(Voltage left, Voltage right) => left.Microvolts != right.Microvolts;

    /// <summary>Order by size.</summary>
    public static bool operator <(Voltage left, Voltage right) => left.Microvolts < right.Microvolts;

    /// <summary>Order by size.</summary>
    public static bool operator >(Voltage left, Voltage right) => left.Microvolts > right.Microvolts;

    /// <summary>Order by size.</summary>
    public static bool operator <=(Voltage left, Voltage right) => left.Microvolts <= right.Microvolts;

    /// <summary>Order by size.</summary>
    public static bool operator >=(Voltage left, Voltage right) => left.Microvolts >= right.Microvolts;

    /// <inheritdoc/>
    public int CompareTo(Voltage other) => Microvolts.CompareTo(other.Microvolts);

    /// <inheritdoc/>
    public bool Equals(Voltage other) => Microvolts == other.Microvolts;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Voltage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Microvolts.GetHashCode();

    /// <summary>The exact value in the largest unit that suits, e.g. <c>1.1 V</c>.</summary>
    public override string ToString() => QuantityText.Format(Microvolts, Units);
}
