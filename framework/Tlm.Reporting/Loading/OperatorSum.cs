namespace Tlm.Reporting.Loading;

/// <summary>Sums over the activities of one name of a component, over all layers.</summary>
internal sealed record OperatorSum(string Component, string Name, string Kind, bool IsPrompt)
{
    public double Count { get; set; }

    public double Time { get; set; }

    public double Operations { get; set; }

    public double Bytes { get; set; }

    public double Waiting { get; set; }
}
