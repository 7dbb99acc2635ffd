namespace Tlm.Reporting.Html;

/// <summary>Text that is HTML already and goes in as it is.</summary>
/// <param name="Text">The HTML.</param>
internal readonly record struct Markup(string Text)
{
    public override string ToString() => Text;
}
