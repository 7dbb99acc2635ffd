namespace Tlm;

/// <summary>
/// Phases beyond the base protocol (<c>TLM_DECLARE_EXTENDED_PHASE</c>). Ignorable: a component that does not know one returns
/// <see cref="SyncStatus.Accepted"/>. The numbers are handed out per process and never reach results; the names are the identity.
/// </summary>
public static class PhaseExtension
{
    private static readonly Lock Gate = new();
    private static readonly List<string> Names = ["UNINITIALIZED", "BEGIN_REQ", "END_REQ", "BEGIN_RESP", "END_RESP"];

    /// <summary>The phase of that name; declared on first use, the same value for every later caller.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Phase Declare(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        lock (Gate)
        {
            int index = Names.IndexOf(name);
            if (index < 0)
            {
                index = Names.Count;
                Names.Add(name);
            }
            return (Phase)index;
        }
    }

    /// <summary>True for a phase that is not one of the base protocol's.</summary>
    public static bool IsExtended(this Phase phase) => phase > Phase.EndResponse;

    /// <summary>The name in TLM-2.0's spelling (<c>BEGIN_REQ</c>), or the declared one.</summary>
    public static string Name(this Phase phase)
    {
        lock (Gate)
            return (uint)phase < (uint)Names.Count ? Names[(int)phase] : $"phase {(int)phase}";
    }
}
