namespace Tlm.Models.Dram.Engine;

/// <summary>A request to a channel: one transaction.</summary>
/// <param name="OfferCycle">Cycle from which on it is offered (not before the requests offered earlier).</param>
/// <param name="IsWrite">Write or read.</param>
/// <param name="Address">Byte address as the initiator sees it; equal addresses forward and coalesce.</param>
/// <param name="Tag">Handed back with accept and completion.</param>
public readonly record struct DramRequest(long OfferCycle, bool IsWrite, long Address, long Tag);

/// <summary>Where a transaction lies in a channel.</summary>
/// <param name="Bank">Bank number over all levels above, depth first.</param>
/// <param name="Row">Row.</param>
/// <param name="Column">Column in transactions.</param>
public readonly record struct DramLocation(int Bank, int Row, int Column);

/// <summary>An accept or a completion.</summary>
/// <param name="Tag">The request's tag.</param>
/// <param name="Cycle">Cycle; a read's completion is known ahead of its cycle.</param>
public readonly record struct DramEvent(long Tag, long Cycle);

/// <summary>A command on the bus.</summary>
/// <param name="Cycle">Cycle.</param>
/// <param name="Command">Command index of the configuration.</param>
/// <param name="Section">Rank, pseudo-channel or bank group (level 1), or -1 for all.</param>
/// <param name="Bank">Bank number, or -1 for all banks of the section.</param>
/// <param name="Row">Row, or -1.</param>
/// <param name="Column">Column in transactions, or -1.</param>
/// <param name="Kind">0 for a read's, 1 for a write's, -1 for maintenance.</param>
public readonly record struct DramCommandRecord(long Cycle, int Command, int Section, int Bank, int Row, int Column, int Kind);

/// <summary>Sees every command of a channel as it is issued.</summary>
public interface IDramCommandObserver
{
    /// <summary>A command was issued.</summary>
    /// <param name="record">The command.</param>
    void OnCommand(in DramCommandRecord record);
}
