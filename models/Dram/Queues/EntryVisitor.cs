namespace Tlm.Models.Dram.Queues;

/// <summary>Visits a waiting request.</summary>
internal delegate void EntryVisitor(ref QueueEntry entry);
