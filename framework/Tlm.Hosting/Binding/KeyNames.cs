using System.Text;
using System.Text.Json;

namespace Tlm.Hosting.Binding;

/// <summary>How names of the code are spelt in files: keys in snake_case, values of enumerations in kebab-case.</summary>
public static class KeyNames
{
    /// <summary>The key of a property: <c>ReadLatency</c> is <c>read_latency</c>.</summary>
    public static string OfProperty(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>The spelling of an enumeration's member: <c>RowHit</c> is <c>row-hit</c>.</summary>
    public static string OfMember(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>Letters and digits in lower case: what is compared when a member is read, so that <c>FR-FCFS</c> and <c>fr_fcfs</c> are one.</summary>
    public static string Bare(string name)
    {
        var bare = new StringBuilder(name.Length);
        foreach (var character in name)
            if (char.IsLetterOrDigit(character))
                bare.Append(char.ToLowerInvariant(character));
        return bare.ToString();
    }
}
