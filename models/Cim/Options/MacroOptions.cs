namespace Tlm.Models.Cim;

/// <summary>A compute-in-memory macro: a grid of words that hold one operand while the other one comes bit by bit.</summary>
public sealed record MacroOptions
{
    private const string None = "no figure in the sources";

    /// <summary>Rows: inputs of an inner product, or results down of an outer product.</summary>
    [Parameter("Rows of words", Default = "128", Min = "1", Max = "65536", Source = None)]
    public int Rows { get; init; } = 128;

    /// <summary>Columns: results of an inner product, or results across of an outer product.</summary>
    [Parameter("Columns of words", Default = "64", Min = "1", Max = "65536", Source = None)]
    public int Columns { get; init; } = 64;

    /// <summary>Bits of a stored word.</summary>
    [Parameter("Bits of a stored word", Default = "8", Min = "1", Max = "32", Provenance = Provenance.Secondary, Source = "FusionCIM (arXiv 2604.25317): INT8")]
    public int WordBits { get; init; } = 8;

    /// <summary>Bits of a streamed value.</summary>
    [Parameter("Bits of a streamed value", Default = "8", Min = "1", Max = "32", Provenance = Provenance.Secondary, Source = "FusionCIM (arXiv 2604.25317): INT8")]
    public int StreamBits { get; init; } = 8;

    /// <summary>Bits of a streamed value that enter a cycle.</summary>
    [Parameter("Bits of a streamed value that enter a cycle", Default = "1", Min = "1", Max = "32", Provenance = Provenance.Secondary, Source = "FusionCIM: bit-serial")]
    public int BitsPerCycle { get; init; } = 1;

    /// <summary>Columns that share an adder tree and are served one after the other.</summary>
    [Parameter("Columns that share an adder tree", Default = "1", Min = "1", Source = None)]
    public int ColumnsPerAdder { get; init; } = 1;

    /// <summary>Cycles from the last bit to the result.</summary>
    [Parameter("Cycles from the last bit to the result", Default = "4", Min = "0", Unit = "cycles", Source = None)]
    public int Pipeline { get; init; } = 4;

    /// <summary>Cycles to write a row of words.</summary>
    [Parameter("Cycles to write a row of words", Default = "2", Min = "1", Unit = "cycles", Source = None)]
    public int WriteCycles { get; init; } = 2;
}
