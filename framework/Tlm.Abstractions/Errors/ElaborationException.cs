namespace Tlm;

/// <summary>The model is put together wrongly: found before time 0, with every problem that was found.</summary>
public sealed class ElaborationException(IReadOnlyList<string> problems) : SimulationException(string.Join(Environment.NewLine, problems))
{
    /// <summary>A single problem.</summary>
    public ElaborationException(string problem)
        : this([problem])
    {
    }

    /// <summary>A single problem that parameters of a component are to blame for.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="component">Full name of the component.</param>
    /// <param name="parameters">Keys of the parameters in its options, dotted where nested.</param>
    public ElaborationException(string problem, string component, params IReadOnlyList<string> parameters)
        : this([problem])
    {
        Parameters = [.. parameters.Select(key => $"{component}.{key}")];
    }

    /// <summary>The problems, one a line.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    /// <summary>The parameters to blame, each as full name of the component and key; none where that is not known.</summary>
    public IReadOnlyList<string> Parameters { get; } = [];
}
