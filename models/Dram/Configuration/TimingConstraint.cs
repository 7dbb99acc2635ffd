using System.Collections.Immutable;

namespace Tlm.Models.Dram.Configuration;

/// <summary>
/// A minimum distance: a following command must come at least <paramref name="Latency"/> cycles after a preceding command.
/// </summary>
/// <param name="Level">Index of the level at which both must address the same node.</param>
/// <param name="Preceding">Command indices that start the distance.</param>
/// <param name="Following">Command indices that must wait.</param>
/// <param name="Latency">Distance in cycles (may be 0 or negative: then without effect).</param>
/// <param name="Window">The distance counts from the preceding command issued this many ago (4 for a four-activate window).</param>
/// <param name="Sibling">The following command addresses another node of that level under the same parent instead.</param>
public sealed record TimingConstraint(
    int Level, ImmutableArray<int> Preceding, ImmutableArray<int> Following, int Latency, int Window = 1, bool Sibling = false);
