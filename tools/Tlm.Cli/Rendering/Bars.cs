namespace Tlm.Cli.Rendering;

/// <summary>Draws a share as a bar.</summary>
internal static class Bars
{
    private const int Width = 20;

    public static string Of(double share) => new('█', (int)Math.Round(Math.Clamp(share, 0, 1) * Width));
}
