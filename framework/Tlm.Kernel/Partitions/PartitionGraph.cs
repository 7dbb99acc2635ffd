using Tlm.Kernel.Queues;

namespace Tlm.Kernel.Partitions;

/// <summary>The partitions, the routes between them, and the least time from an event in one to an event that it causes in another.</summary>
internal sealed class PartitionGraph
{
    private const long Unreachable = long.MaxValue;

    private readonly PartitionScheduler[] _partitions;
    private readonly PartitionRoute[][] _incoming;
    private readonly PartitionRoute[][] _outgoing;
    private readonly long[,] _distance;
    private readonly long[] _next;

    private PartitionGraph(PartitionScheduler[] partitions, List<PartitionRoute> routes, long[,] distance)
    {
        _partitions = partitions;
        _incoming = [.. partitions.Select(p => routes.Where(r => r.To == p).ToArray())];
        _outgoing = [.. partitions.Select(p => routes.Where(r => r.From == p).ToArray())];
        _distance = distance;
        _next = new long[partitions.Length];
    }

    public IReadOnlyList<PartitionScheduler> Partitions => _partitions;

    /// <summary>The time of the next event of each partition, messages under way included; see <see cref="FindNext"/>.</summary>
    public ReadOnlySpan<long> Next => _next;

    /// <summary>Turns every channel between two partitions into a lane of a route.</summary>
    public static PartitionGraph Build(PartitionScheduler[] partitions, IEnumerable<ITimedChannel> channels)
    {
        var routes = new List<PartitionRoute>();
        var distance = new long[partitions.Length, partitions.Length];
        for (int i = 0; i < distance.Length; i++)
            distance[i / partitions.Length, i % partitions.Length] = Unreachable;
        foreach (ITimedChannel channel in channels)
        {
            int from = Array.IndexOf(partitions, channel.WriterScheduler);
            int to = Array.IndexOf(partitions, channel.ReaderScheduler);
            if (from == to)
                continue;
            channel.Cross(RouteBetween(routes, partitions[from], partitions[to]), RouteBetween(routes, partitions[to], partitions[from]));
            LinkTiming timing = channel.Timing;
            distance[from, to] = Math.Min(distance[from, to], timing.Latency.Femtoseconds);
            if (timing.Capacity != int.MaxValue)
                distance[to, from] = Math.Min(distance[to, from], timing.EffectiveReturnLatency.Femtoseconds);
        }
        CloseOverPaths(distance);
        return new PartitionGraph(partitions, routes, distance);
    }

    /// <summary>Finds <see cref="Next"/>; between windows.</summary>
    /// <returns>The earliest of them.</returns>
    public long FindNext()
    {
        long earliest = EventWheel.Never;
        for (int p = 0; p < _partitions.Length; p++)
        {
            long next = _partitions[p].NextTime;
            foreach (PartitionRoute route in _incoming[p])
                next = Math.Min(next, route.EarliestUnderWay);
            _next[p] = next;
            earliest = Math.Min(earliest, next);
        }
        return earliest;
    }

    /// <summary>The last time at which nothing new can reach a partition: it may run up to and including it.</summary>
    public long SafeLimit(int partition)
    {
        long limit = EventWheel.Never;
        for (int p = 0; p < _partitions.Length; p++)
        {
            long distance = _distance[p, partition];
            if (distance == Unreachable || _next[p] == EventWheel.Never || _next[p] > EventWheel.Never - distance)
                continue;
            limit = Math.Min(limit, _next[p] + distance - 1);
        }
        return limit;
    }

    /// <summary>One window of one partition, on whatever thread.</summary>
    public void RunWindow(int partition, long limit)
    {
        foreach (PartitionRoute route in _incoming[partition])
            route.Receive();
        _partitions[partition].RunTo(limit);
        foreach (PartitionRoute route in _outgoing[partition])
            route.Flush();
    }

    /// <summary>True where messages are under way or a delivery is queued.</summary>
    public bool HasDeliveries()
    {
        foreach (PartitionRoute[] routes in _incoming)
        {
            foreach (PartitionRoute route in routes)
            {
                if (route.EarliestUnderWay != long.MaxValue)
                    return true;
            }
        }
        return Array.Exists(_partitions, p => p.HasDeliveries);
    }

    private static PartitionRoute RouteBetween(List<PartitionRoute> routes, PartitionScheduler from, PartitionScheduler to)
    {
        PartitionRoute? route = routes.Find(r => r.From == from && r.To == to);
        if (route is null)
            routes.Add(route = new PartitionRoute(from, to));
        return route;
    }

    private static void CloseOverPaths(long[,] distance)
    {
        int count = distance.GetLength(0);
        for (int via = 0; via < count; via++)
        {
            for (int from = 0; from < count; from++)
            {
                for (int to = 0; to < count; to++)
                {
                    if (distance[from, via] != Unreachable && distance[via, to] != Unreachable)
                        distance[from, to] = Math.Min(distance[from, to], checked(distance[from, via] + distance[via, to]));
                }
            }
        }
    }
}
