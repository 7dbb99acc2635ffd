namespace Tlm.Models.Llm;

/// <summary>Spreads the visits evenly over the experts (assumed, as a trained router is balanced on average); the first experts take the rest.</summary>
public sealed class BalancedRouting : IExpertRouting
{
    /// <inheritdoc/>
    public IReadOnlyList<long> TokensPerExpert(ModelDescriptor model, int layer, long tokens)
    {
        long visits = tokens * model.ExpertsPerToken;
        long each = visits / model.Experts;
        long rest = visits % model.Experts;
        return [.. Enumerable.Range(0, model.Experts).Select(expert => each + (expert < rest ? 1 : 0))];
    }
}
