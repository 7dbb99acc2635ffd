namespace Tlm.Samples.SystemC;

/// <summary>Who works an operation out.</summary>
internal enum Unit
{
    Alu,
    FloatingPoint,
    Packed,
}
