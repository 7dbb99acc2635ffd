namespace Tlm.Samples.Tlm2;

/// <summary>Who sends a payload. Targets that do not know it ignore it.</summary>
/// <param name="text">The name.</param>
public sealed class SenderName(string text) : PayloadExtension
{
    /// <summary>The name.</summary>
    public string Text => text;
}
