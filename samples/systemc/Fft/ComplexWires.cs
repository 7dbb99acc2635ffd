namespace Tlm.Samples.SystemC;

/// <summary>A complex value in two signals.</summary>
internal sealed class ComplexWires<T>(Component owner, string name)
{
    public Signal<T> Real { get; } = new(owner, $"{name}_real");

    public Signal<T> Imaginary { get; } = new(owner, $"{name}_imag");
}
