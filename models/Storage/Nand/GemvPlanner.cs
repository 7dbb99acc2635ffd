namespace Tlm.Models.Storage.Nand;

/// <summary>Chooses the tile of a product and how many tiles the cores multiply while the rest crosses the channels (Cambricon-LLM: read-compute beside sliced reads).</summary>
internal sealed class GemvPlanner(NandOptions options)
{
    private readonly NandTimingOptions _timing = options.Timing;
    private readonly NandComputeOptions _compute = options.Compute;

    /// <summary>The plan with the least time; of equals the one that moves fewer bytes.</summary>
    public (GemvPlan Plan, SimTime Time) Plan(NandGemv gemv)
    {
        long rows = (long)_compute.RowAlignment * options.DiesPerChannel;
        return PlanFilled(gemv with { Outputs = Ceiling(gemv.Outputs, rows) * rows });
    }

    private (GemvPlan Plan, SimTime Time) PlanFilled(NandGemv gemv)
    {
        if (_compute.Planes == 0)
            return Timed(Split(gemv, new GemvTile(gemv.Outputs, gemv.Inputs, 1), 0));
        return GemvTile.Choices(gemv, options)
            .Select(tile => Best(gemv, tile))
            .MinBy(choice => (choice.Time, (choice.Plan.InputBytes + choice.Plan.ResultBytes) * choice.Plan.Tiles));
    }

    private (GemvPlan Plan, SimTime Time) Best(NandGemv gemv, GemvTile tile)
    {
        if (_compute.ComputedShare is { } share)
            return Timed(Split(gemv, tile, (long)Math.Round(tile.Count * share)));
        var before = (Plan: default(GemvPlan), Time: SimTime.MaxValue);
        (long low, long high) = (0, Ceiling(tile.Count, options.Channels));
        while (low < high)
        {
            long rounds = (low + high) / 2;
            GemvPlan plan = Rounds(gemv, tile, rounds);
            if (ComputeTime(plan) >= StreamTime(plan))
                high = rounds;
            else
                low = rounds + 1;
        }
        if (low > 0)
            before = Timed(Rounds(gemv, tile, low - 1));
        var at = Timed(Rounds(gemv, tile, low));
        return before.Time < at.Time ? before : at;
    }

    private GemvPlan Rounds(NandGemv gemv, GemvTile tile, long rounds)
    {
        return Split(gemv, tile, Math.Min(tile.Count, rounds * options.Channels));
    }

    private GemvPlan Split(NandGemv gemv, GemvTile tile, long computed)
    {
        long streamed = (long)((Int128)gemv.Weights * (tile.Count - computed) / tile.Count);
        return new GemvPlan(
            computed,
            Ceiling(checked(tile.Columns * gemv.Tokens * _compute.InputBits), 8),
            Ceiling(checked(tile.Rows * gemv.Tokens * _compute.ResultBits), 8),
            CoreTime(Ceiling(tile.Rows, options.DiesPerChannel) * tile.Columns * gemv.Tokens),
            streamed,
            Ceiling(checked(streamed * _compute.WeightBits), 8));
    }

    private (GemvPlan Plan, SimTime Time) Timed(GemvPlan plan)
    {
        return (plan, SimTime.Max(ComputeTime(plan), StreamTime(plan)));
    }

    /// <summary>Time of the cores: each round takes the longest of array, core and channel.</summary>
    private SimTime ComputeTime(GemvPlan plan)
    {
        return RoundTime(plan) * Ceiling(plan.Tiles, options.Channels);
    }

    /// <summary>Time of the streamed weights in what rounds leave of the channel.</summary>
    private SimTime StreamTime(GemvPlan plan)
    {
        long bytes = plan.StreamedOf(0, options.Channels);
        SimTime wire = Wire(bytes) + (_timing.Command * Ceiling(bytes, _timing.Slice.Bytes));
        return wire + (TileWire(plan) * plan.TilesOf(0, options.Channels));
    }

    private SimTime RoundTime(GemvPlan plan)
    {
        if (plan.Tiles == 0)
            return SimTime.Zero;
        SimTime array = SimTime.FromFemtoseconds(Ceiling(_timing.Read.Femtoseconds, _compute.Planes));
        return SimTime.Max(SimTime.Max(array, plan.ComputeTime), TileWire(plan));
    }

    private SimTime TileWire(GemvPlan plan)
    {
        return _timing.Command + Wire(plan.InputBytes) + Wire(plan.ResultBytes);
    }

    private SimTime Wire(long bytes)
    {
        return SimTime.FromFemtoseconds(_timing.Channel.TransferFemtoseconds(bytes));
    }

    private SimTime CoreTime(long macs)
    {
        return SimTime.FromFemtoseconds((long)(((Int128)macs * SimTime.FromSeconds(1).Femtoseconds * 1000 + _compute.MacRate.Millihertz - 1) / _compute.MacRate.Millihertz));
    }

    private static long Ceiling(long work, long places)
    {
        return (work + places - 1) / places;
    }
}
