namespace Tlm;

/// <summary>
/// A number of bits as a type argument: <c>readonly struct W250 : IWidth { public static int Bits => 250; }</c>. Those up to 64 are in <c>Tlm.Widths</c>.
/// </summary>
public interface IWidth
{
    /// <summary>The number of bits, at least 1.</summary>
    static abstract int Bits { get; }
}
