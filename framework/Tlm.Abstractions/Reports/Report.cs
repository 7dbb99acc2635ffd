namespace Tlm;

/// <summary>Something that a model has to say.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Id">Kind of message; settings are made for it.</param>
/// <param name="Message">Text for people.</param>
/// <param name="Component">Full name of the component, where known.</param>
/// <param name="Process">Full name of the running process, where there is one.</param>
/// <param name="Time">Simulated time.</param>
/// <param name="File">Source file that reports.</param>
/// <param name="Line">Line in it.</param>
public sealed record Report(Severity Severity, string Id, string Message, string? Component, string? Process, SimTime Time, string File = "", int Line = 0)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Severity}: {Id}: {Message} ({Process ?? Component ?? "no process"} at {Time})";
}
