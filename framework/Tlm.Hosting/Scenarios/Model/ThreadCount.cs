using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tlm.Hosting.Scenarios.Model;

/// <summary>A number of threads, or automatic.</summary>
/// <param name="Count">The number; 0 for automatic.</param>
public readonly record struct ThreadCount(int Count) : IParsable<ThreadCount>
{
    private const int Most = 1024;

    /// <summary>As many as there are partitions and cores.</summary>
    public static ThreadCount Automatic => default;

    /// <inheritdoc/>
    public static ThreadCount Parse(string s, IFormatProvider? provider)
    {
        return TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is no number of threads: expected auto, or 1 to {Most}");
    }

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ThreadCount result)
    {
        result = default;
        if (s == "auto")
            return true;
        var read = int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= Most;
        result = new ThreadCount(read ? count : 0);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Count == 0 ? "auto" : Count.ToString(CultureInfo.InvariantCulture);
}
