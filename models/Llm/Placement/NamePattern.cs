namespace Tlm.Models.Llm;

/// <summary>Names with <c>*</c> for any text.</summary>
internal static class NamePattern
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int star = pattern.IndexOf('*');
        if (star < 0)
            return pattern.SequenceEqual(name);
        if (!name.StartsWith(pattern[..star], StringComparison.Ordinal))
            return false;
        ReadOnlySpan<char> rest = pattern[(star + 1)..];
        for (int from = star; from <= name.Length; from++)
        {
            if (Matches(rest, name[from..]))
                return true;
        }
        return false;
    }
}
