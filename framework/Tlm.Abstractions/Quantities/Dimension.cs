namespace Tlm;

/// <summary>What a unit measures, as a product of powers of base dimensions (second, bit, joule, ampere, ...).</summary>
/// <param name="Code">The sum of exponent x 256^index over the base dimensions: a product of units adds codes, a quotient subtracts.</param>
public readonly record struct Dimension(Int128 Code)
{
    /// <summary>A plain number.</summary>
    public static readonly Dimension None = default;

    /// <summary>Time, in seconds.</summary>
    public static readonly Dimension Time = Base(0);

    /// <summary>Amount of data, in bits.</summary>
    public static readonly Dimension Data = Base(1);

    /// <summary>Energy, in joules.</summary>
    public static readonly Dimension Energy = Base(2);

    /// <summary>Electric current, in amperes.</summary>
    public static readonly Dimension Current = Base(3);

    /// <summary>Length, in metres.</summary>
    public static readonly Dimension Length = Base(4);

    /// <summary>Temperature, in kelvin.</summary>
    public static readonly Dimension Temperature = Base(5);

    /// <summary>Celsius temperature, kept apart from kelvin because the scales differ by an offset.</summary>
    public static readonly Dimension Celsius = Base(6);

    /// <summary>Clock cycles.</summary>
    public static readonly Dimension Cycles = Base(7);

    /// <summary>Arithmetic operations.</summary>
    public static readonly Dimension Operations = Base(8);

    /// <summary>Data transfers on a bus (the T of MT/s).</summary>
    public static readonly Dimension Transfers = Base(9);

    /// <summary>Tokens of a language model.</summary>
    public static readonly Dimension Tokens = Base(10);

    /// <summary>Frequency, 1/s.</summary>
    public static readonly Dimension Frequency = None / Time;

    /// <summary>Data rate, bit/s.</summary>
    public static readonly Dimension DataRate = Data / Time;

    /// <summary>Power, J/s.</summary>
    public static readonly Dimension Power = Energy / Time;

    /// <summary>Energy for each bit, J/bit.</summary>
    public static readonly Dimension EnergyPerBit = Energy / Data;

    /// <summary>Voltage, W/A.</summary>
    public static readonly Dimension Voltage = Power / Current;

    /// <summary>Area, m2.</summary>
    public static readonly Dimension Area = Length * Length;

    /// <summary>The dimension of a product.</summary>
    public static Dimension operator *(Dimension left, Dimension right) => new(left.Code + right.Code);

    /// <summary>The dimension of a quotient.</summary>
    public static Dimension operator /(Dimension left, Dimension right) => new(left.Code - right.Code);

    /// <summary>The dimension's name with an example, as an error shows it: <c>a time such as 1.25 ns</c>.</summary>
    public override string ToString() => DimensionNames.Of(this);

    private static Dimension Base(int index) => new(Int128.One << (8 * index));
}
