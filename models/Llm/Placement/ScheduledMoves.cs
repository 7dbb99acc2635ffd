namespace Tlm.Models.Llm;

/// <summary>Moves rows before the passes that a scenario names and, if asked for, wherever a pass has another number of tokens than the one before.</summary>
/// <param name="options">When and what.</param>
/// <param name="prefix">What tensors of the network are called by before their own names.</param>
internal sealed class ScheduledMoves(ReallocationOptions options, string prefix) : IReallocationPolicy
{
    private readonly EqualFinish _balance = new();

    public IReadOnlyList<long> Reallocate(string tensor, long pass, in ResidentProduct product, IReadOnlyList<IProductDevice> devices, IReadOnlyList<long> counts)
    {
        foreach (ReallocationStep step in options.Steps)
        {
            if (step.Pass == pass && step.Covers(prefix + tensor))
                return ShareOut.ByPercent(product.Outputs, step.Shares);
        }
        if (!options.Rebalance)
            return counts;
        IReadOnlyList<long> balanced = _balance.Split(tensor, product, devices);
        long moved = balanced.Zip(counts, (next, now) => Math.Max(0, next - now)).Sum();
        return moved * 100.0 >= options.LeastMove * product.Outputs && moved > 0 ? balanced : counts;
    }
}
