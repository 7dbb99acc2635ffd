using Tlm.Kernel;

namespace Tlm.Hosting.Running;

/// <summary>How far a run has come, for display.</summary>
/// <param name="Now">Simulated time.</param>
/// <param name="Until">Simulated time at which the run ends at the latest; null when it is open.</param>
/// <param name="Events">Events executed so far.</param>
/// <param name="Work">Work of the components that know theirs, summed by what they count.</param>
/// <param name="Partitions">Simulated time and events of each partition.</param>
public sealed record RunProgress(SimTime Now, SimTime? Until, long Events, IReadOnlyList<WorkProgress> Work, IReadOnlyList<PartitionProgress> Partitions);
