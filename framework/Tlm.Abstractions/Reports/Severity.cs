namespace Tlm;

/// <summary>How bad a report is.</summary>
public enum Severity
{
    /// <summary>For information.</summary>
    Info,

    /// <summary>Probably not meant.</summary>
    Warning,

    /// <summary>Wrong: results cannot be used.</summary>
    Error,

    /// <summary>So wrong that nothing can go on.</summary>
    Fatal,
}
