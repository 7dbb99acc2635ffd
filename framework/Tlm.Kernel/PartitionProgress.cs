namespace Tlm.Kernel;

/// <summary>How far a partition has come.</summary>
/// <param name="Name">The partition.</param>
/// <param name="Now">Its simulated time.</param>
/// <param name="Events">Process resumptions in it so far.</param>
public sealed record PartitionProgress(string Name, SimTime Now, long Events);
