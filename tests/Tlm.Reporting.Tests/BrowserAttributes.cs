namespace Tlm.Reporting.Tests;

/// <summary>A theory that opens reports in Chromium; skipped with the reason where it, its driver or the charts are missing.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.Missing;
}

/// <summary>A fact that opens reports in Chromium; skipped with the reason where it, its driver or the charts are missing.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Missing;
}
