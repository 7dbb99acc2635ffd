namespace Tlm.Models.Llm;

/// <summary>How accepted tokens are drawn from rates.</summary>
public enum AcceptanceDraw
{
    /// <summary>By the component's seeded random stream.</summary>
    Random,

    /// <summary>By an evenly spread sequence (multiples of the golden ratio): a short run has the mean of a long one.</summary>
    Even,
}
