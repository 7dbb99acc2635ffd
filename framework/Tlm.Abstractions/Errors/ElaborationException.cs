namespace Tlm;

/// <summary>The model is put together wrongly: found before time 0, with every problem that was found.</summary>
public sealed class ElaborationException(IReadOnlyList<string> problems) : SimulationException(string.Join(Environment.NewLine, problems))
{
    /// <summary>A single problem.</summary>
    public ElaborationException(string problem)
        : this([problem])
    {
    }

    /// <summary>The problems, one a line.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
