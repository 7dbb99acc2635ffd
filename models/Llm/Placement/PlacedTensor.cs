namespace Tlm.Models.Llm;

/// <summary>A tensor and who holds which part of it.</summary>
/// <param name="Along">How it is cut.</param>
/// <param name="Parts">Parts that are not empty; the local one, if there is one, first.</param>
public sealed record PlacedTensor(SplitAxis Along, IReadOnlyList<PlacedPart> Parts)
{
    /// <summary>Outputs, inputs or heads that stay local.</summary>
    public long LocalCount => Parts.Count > 0 && Parts[0].IsLocal ? Parts[0].Count : 0;
}
