namespace Tlm.Samples.SystemC;

/// <summary>A request for a word and the answer.</summary>
internal sealed class MemoryWires(Component owner, string name)
{
    public Signal<bool> Select { get; } = new(owner, $"{name}_cs");

    public Signal<uint> Address { get; } = new(owner, $"{name}_address");

    public Signal<uint> Data { get; } = new(owner, $"{name}_data", policy: WriterPolicy.OnePerDelta);

    public Signal<bool> DataValid { get; } = new(owner, $"{name}_valid");
}
