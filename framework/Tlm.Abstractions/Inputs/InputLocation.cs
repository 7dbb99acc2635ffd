namespace Tlm;

/// <summary>A place in a file that the user wrote.</summary>
/// <param name="File">The file as it is shown to the user, or the name of another source such as <c>--set</c>.</param>
/// <param name="Line">Line, from 1; 0 when the place is the file as a whole.</param>
/// <param name="Column">Column, from 1; 0 when the place is the file or line as a whole.</param>
public readonly record struct InputLocation(string File, int Line = 0, int Column = 0)
{
    /// <summary><c>file:line:column</c>, without what is unknown.</summary>
    public override string ToString() => Line == 0 ? File : Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}
