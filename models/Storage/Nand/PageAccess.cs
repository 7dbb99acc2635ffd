namespace Tlm.Models.Storage.Nand;

/// <summary>The part of a request that falls on one page.</summary>
internal readonly record struct PageAccess(int Plane, long Page, long Bytes, bool IsWrite, SimTime Arrival, NandTicket Ticket);
