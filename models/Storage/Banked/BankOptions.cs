namespace Tlm.Models.Storage;

/// <summary>Banks of an on-chip memory, interleaved word by word.</summary>
public sealed record BankOptions
{
    /// <summary>Banks.</summary>
    [Parameter("Banks, interleaved word by word", Default = "16", Min = "1", Max = "65536")]
    public int Count { get; init; } = 16;

    /// <summary>Word of a bank.</summary>
    [Parameter("Word that a bank reads or writes a cycle", Default = "32 B", Min = "1 B")]
    public DataSize Width { get; init; } = DataSize.FromBytes(32);

    /// <summary>Clock.</summary>
    [Parameter("Clock", Default = "1 GHz", Min = "1 kHz")]
    public Frequency Clock { get; init; } = Frequency.FromMegahertz(1000);

    /// <summary>Cycles from an access to its first word.</summary>
    [Parameter("Cycles from an access to its first word", Default = "2", Min = "1", Unit = "cycles")]
    public int Latency { get; init; } = 2;

    /// <summary>Cycles in which a bank serves one word.</summary>
    [Parameter("Cycles in which a bank serves one word", Default = "1", Min = "1", Unit = "cycles")]
    public int CyclesPerWord { get; init; } = 1;
}
