namespace Tlm.Reporting.Charts;

/// <summary>Colours that people with any kind of colour vision tell apart (Okabe and Ito 2008), as classes of the style sheet.</summary>
internal static class Palette
{
    private const int Count = 8;

    public static string Class(int index) => $"c{index % Count}";
}
