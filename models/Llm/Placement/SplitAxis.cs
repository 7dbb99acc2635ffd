namespace Tlm.Models.Llm;

/// <summary>How a matrix is cut between devices.</summary>
public enum SplitAxis
{
    /// <summary>Each device computes some outputs from all inputs.</summary>
    Outputs,

    /// <summary>Each device sums over some inputs for all outputs; the sender adds the sums up.</summary>
    Inputs,
}
