namespace Tlm;

/// <summary>A value of a fixed number of bits, as waveforms show it.</summary>
public interface IBitVector
{
    /// <summary>How many bits.</summary>
    int Width { get; }

    /// <summary>The bits as <c>0</c>, <c>1</c>, <c>Z</c> and <c>X</c>, the most significant one first.</summary>
    string ToBitString();
}
