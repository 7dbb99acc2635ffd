namespace Tlm.Models.Npu;

/// <summary>Dataflow of the array.</summary>
public enum DataflowChoice
{
    /// <summary>The fastest of the three for each tile.</summary>
    Auto,

    /// <summary>Weights stay.</summary>
    WeightStationary,

    /// <summary>Results stay.</summary>
    OutputStationary,

    /// <summary>Activations stay.</summary>
    InputStationary,
}
