namespace Tlm.Bridges.Processes;

/// <summary>The bridge or its worker failed in a way that the run can't survive (exit code 4).</summary>
public class BridgeException : ExternalProcessException
{
    /// <summary>Creates the exception with a message that says what happened to which process.</summary>
    public BridgeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public BridgeException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
