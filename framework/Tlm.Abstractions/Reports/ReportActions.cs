namespace Tlm;

/// <summary>What happens with a report; several may be set.</summary>
[Flags]
public enum ReportActions
{
    /// <summary>The next less specific setting decides.</summary>
    Unspecified = 0,

    /// <summary>Nothing.</summary>
    DoNothing = 1,

    /// <summary>A <see cref="ReportException"/> is thrown at the place of the report.</summary>
    Throw = 2,

    /// <summary>It goes to <see cref="ReportHandler.Log"/>.</summary>
    Log = 4,

    /// <summary>It goes to <see cref="ReportHandler.Display"/>.</summary>
    Display = 8,

    /// <summary>It is kept in <see cref="ReportHandler.Cached"/>.</summary>
    Cache = 16,

    /// <summary>The simulation is asked to stop.</summary>
    Stop = 32,

    /// <summary>The run ends at once with a <see cref="ReportException"/>, even where the model catches exceptions.</summary>
    Abort = 64,
}
