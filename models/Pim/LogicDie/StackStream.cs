namespace Tlm.Models.Pim.LogicDie;

/// <summary>Who reads or writes.</summary>
public enum StackReader
{
    /// <summary>The host, over the pseudo-channel's own data bus.</summary>
    Host,

    /// <summary>The units on the logic die, over their wider TSVs.</summary>
    LogicDie,
}

/// <summary>A sequential run of reads or writes in one pseudo-channel.</summary>
/// <param name="Reader">Who reads or writes.</param>
/// <param name="PseudoChannel">Pseudo-channel of the channel.</param>
/// <param name="Bundle">Bank bundle, 0 or 1.</param>
/// <param name="FirstRow">First row of the bundle's banks.</param>
/// <param name="Bytes">Bytes.</param>
/// <param name="FirstAccess">Accesses of the reader's order that lie before the run, counted from the first row.</param>
/// <param name="Write">Writes instead of reads.</param>
public sealed record StackStream(StackReader Reader, int PseudoChannel, int Bundle, int FirstRow, long Bytes, long FirstAccess = 0, bool Write = false);
