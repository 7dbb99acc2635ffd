namespace Tlm;

/// <summary>
/// A bridge or an external process failed: the model is not to blame, and no result of the run can be trusted beyond this point. A program
/// ends with exit code 4.
/// </summary>
public class ExternalProcessException : SimulationException
{
    /// <summary>An error that says which process did what.</summary>
    public ExternalProcessException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    public ExternalProcessException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
