namespace Tlm.Cli;

/// <summary>What the exit code of the command means.</summary>
public static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A check failed or a claim is not met.</summary>
    public const int NotMet = 1;

    /// <summary>Bad input; nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>The simulation failed; what was measured until then is written.</summary>
    public const int SimulationFailed = 3;

    /// <summary>A bridge or external process failed.</summary>
    public const int ExternalFailed = 4;

    /// <summary>A fault of the program itself.</summary>
    public const int Internal = 70;

    /// <summary>Interrupted; what was measured until then is written.</summary>
    public const int Interrupted = 130;

    /// <summary>The code for the error that ended a simulation.</summary>
    public static int Of(Exception? error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
            if (inner is ExternalProcessException)
                return ExternalFailed;
        return error is null ? Done : SimulationFailed;
    }
}
