namespace Tlm;

/// <summary>Something wrong in what the user wrote.</summary>
/// <param name="Location">Where.</param>
/// <param name="Message">What is wrong, what was expected and, for names, the nearest valid one.</param>
public sealed record InputProblem(InputLocation Location, string Message)
{
    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{Location}: {Message}";
}
