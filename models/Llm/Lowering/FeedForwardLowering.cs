using System.Globalization;

namespace Tlm.Models.Llm;

/// <summary>The feed-forward block of a layer: dense, or the visited experts of a mixture.</summary>
internal sealed class FeedForwardLowering(ModelDescriptor model, OperatorFactory factory, IExpertRouting routing)
{
    public void Lower(long tokens, int layer, List<Operator> operators)
    {
        operators.Add(factory.Norm("post_norm", TensorNames.FeedForwardNorm, tokens, model.HiddenSize, layer));
        if (model.IsMixtureOfExperts)
            Mixture(tokens, layer, operators);
        else
            Block(tokens, layer, -1, operators);
        factory.Exchange("ffn_sum", OperatorKind.AllReduce, tokens, model.HiddenSize, layer, operators);
        long width = tokens * model.HiddenSize;
        operators.Add(factory.Vector("ffn_residual", OperatorKind.Residual, layer, width, 2 * width, width));
    }

    private void Mixture(long tokens, int layer, List<Operator> operators)
    {
        operators.Add(factory.Linear("router", TensorNames.Weight(TensorNames.Router, layer), tokens, layer));
        operators.Add(factory.Vector("route", OperatorKind.Routing, layer, tokens * model.Experts, tokens * model.Experts, 0));
        IReadOnlyList<long> visits = routing.TokensPerExpert(model, layer, tokens);
        for (int expert = 0; expert < visits.Count; expert++)
        {
            if (visits[expert] > 0)
                Block(visits[expert], layer, expert, operators);
        }
    }

    private void Block(long tokens, int layer, int expert, List<Operator> operators)
    {
        string prefix = expert < 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"expert{expert}.");
        long inner = tokens * model.IntermediateSize;
        if (model.GatedFeedForward)
            Project(prefix + "gate_proj", TensorNames.Weight(TensorNames.Gate, layer, expert), tokens, layer, operators);
        Project(prefix + "up_proj", TensorNames.Weight(TensorNames.Up, layer, expert), tokens, layer, operators);
        long read = model.GatedFeedForward ? 2 * inner : inner;
        operators.Add(factory.Vector(prefix + "activation", OperatorKind.Activation, layer, inner, read, inner));
        Project(prefix + "down_proj", TensorNames.Weight(TensorNames.Down, layer, expert), tokens, layer, operators);
    }

    private void Project(string name, string matrix, long tokens, int layer, List<Operator> operators)
    {
        operators.Add(factory.Linear(name, matrix, tokens, layer));
        factory.Adapters(name, matrix, tokens, layer, operators);
    }
}
