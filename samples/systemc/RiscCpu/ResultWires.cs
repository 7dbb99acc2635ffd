namespace Tlm.Samples.SystemC;

/// <summary>What a unit gives back to the decoder.</summary>
internal sealed class ResultWires(Component owner, string name)
{
    public Signal<bool> Valid { get; } = new(owner, $"{name}_out_valid", policy: WriterPolicy.OnePerDelta);

    public Signal<int> Value { get; } = new(owner, $"{name}_dout", policy: WriterPolicy.OnePerDelta);

    public Signal<int> Destination { get; } = new(owner, $"{name}_destout", policy: WriterPolicy.OnePerDelta);

    public void Give(int value, int destination)
    {
        Value.Write(value);
        Valid.Write(true);
        Destination.Write(destination);
    }
}
