namespace Tlm.Models.Storage;

/// <summary>Power gating: the memory is cut into equal blocks (a layer's weights, say), and only the last used ones are awake.</summary>
public sealed record GatingOptions
{
    /// <summary>Blocks that can be switched off one by one; 1: nothing is gated.</summary>
    [Parameter("Equal blocks that are switched off one by one (1: nothing is gated)", Default = "1", Min = "1")]
    public int Blocks { get; init; } = 1;

    /// <summary>Blocks that stay awake, the last used ones.</summary>
    [Parameter("Blocks that stay awake: the last used ones", Default = "1", Min = "1")]
    public int Awake { get; init; } = 1;

    /// <summary>Time to wake a block.</summary>
    [Parameter("Time to wake a block", Default = "0 ns")]
    public SimTime WakeUp { get; init; }
}
