namespace Tlm.Models.Npu.Gpu;

/// <summary>
/// Chooses tiles of a matrix kernel: in a core the one with the least traffic to the second level, weighed by the square of the share of cores that the last wave of thread blocks leaves
/// busy; in the second level the multiple of it with the least traffic to memory.
/// </summary>
internal sealed class KernelTiling(TilingOptions options, int cores)
{
    private readonly Dictionary<MatrixKernel, KernelPlan> _known = [];

    /// <summary>The plan of a kernel; each different one is searched once.</summary>
    public KernelPlan Plan(MatrixKernel kernel)
    {
        if (!_known.TryGetValue(kernel, out KernelPlan plan))
            _known[kernel] = plan = Search(kernel);
        return plan;
    }

    /// <summary>Share of the cores that so many equal thread blocks keep busy, wave after wave, as a fraction.</summary>
    public (long Busy, long All) Utilisation(long blocks)
    {
        return (blocks, (blocks + cores - 1) / cores * cores);
    }

    private KernelPlan Search(MatrixKernel kernel)
    {
        (long rows, long columns) = CoreTile(kernel);
        long blocks = kernel.Blocks(rows, columns);
        return new KernelPlan(blocks, MemoryTraffic(kernel, rows, columns));
    }

    private (long Rows, long Columns) CoreTile(MatrixKernel kernel)
    {
        (long Rows, long Columns) best = (Math.Min(options.Edges[0], kernel.M), Math.Min(options.Edges[0], kernel.N));
        double least = double.PositiveInfinity;
        foreach (int rowEdge in options.Edges)
        {
            foreach (int columnEdge in options.Edges)
            {
                (long rows, long columns) = (Math.Min(rowEdge, kernel.M), Math.Min(columnEdge, kernel.N));
                if (Held(kernel, rows, columns, options.Depth) > options.L1.Bytes)
                    continue;
                double cost = Cost(kernel, rows, columns);
                if (cost < least)
                    (least, best) = (cost, (rows, columns));
            }
        }
        return best;
    }

    private double Cost(MatrixKernel kernel, long rows, long columns)
    {
        (long busy, long all) = Utilisation(kernel.Blocks(rows, columns));
        double idle = (double)all / busy;
        return kernel.Traffic(rows, columns) * idle * idle;
    }

    private long MemoryTraffic(MatrixKernel kernel, long coreRows, long coreColumns)
    {
        long least = long.MaxValue;
        foreach (long rows in Multiples(coreRows, kernel.M))
        {
            foreach (long columns in Multiples(coreColumns, kernel.N))
            {
                bool smallest = rows == coreRows && columns == coreColumns;
                if (!smallest && Held(kernel, rows, columns, (double)kernel.K / options.DepthParts) > options.L2.Bytes)
                    break;
                least = Math.Min(least, kernel.Traffic(rows, columns));
            }
        }
        return least;
    }

    private static IEnumerable<long> Multiples(long edge, long all)
    {
        for (long multiple = edge; multiple <= all; multiple += edge)
            yield return multiple;
        if (all % edge != 0)
            yield return all;
    }

    private static double Held(MatrixKernel kernel, long rows, long columns, double depth)
    {
        return (((rows + columns) * depth) + (rows * columns)) * kernel.Bytes;
    }
}

/// <summary>How a matrix kernel runs.</summary>
/// <param name="Blocks">Thread blocks.</param>
/// <param name="MemoryBytes">Bytes between memory and the second level.</param>
internal readonly record struct KernelPlan(long Blocks, long MemoryBytes);
