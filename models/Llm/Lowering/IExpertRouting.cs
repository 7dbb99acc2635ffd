namespace Tlm.Models.Llm;

/// <summary>Decides how many tokens each expert of a layer gets. Replaceable; must be deterministic.</summary>
public interface IExpertRouting
{
    /// <summary>Tokens of each expert; the sum is <paramref name="tokens"/> x experts a token.</summary>
    IReadOnlyList<long> TokensPerExpert(ModelDescriptor model, int layer, long tokens);
}
