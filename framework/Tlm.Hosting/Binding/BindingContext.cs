namespace Tlm.Hosting.Binding;

/// <summary>What reading a scenario's values has gathered: problems, and each parameter as it was resolved.</summary>
public sealed class BindingContext
{
    private readonly List<InputProblem> _problems = [];
    private readonly List<ParameterValue> _parameters = [];

    /// <summary>The problems found so far.</summary>
    public IReadOnlyList<InputProblem> Problems => _problems;

    /// <summary>The parameters read so far, defaults included.</summary>
    public IReadOnlyList<ParameterValue> Parameters => _parameters;

    /// <summary>Notes a problem.</summary>
    public void Report(InputLocation location, string message) => _problems.Add(new InputProblem(location, message));

    /// <summary>Notes a resolved parameter.</summary>
    public void Record(ParameterValue parameter) => _parameters.Add(parameter);

    /// <summary>Ends with an error when there were problems.</summary>
    /// <exception cref="InputException">There are problems.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new InputException(_problems);
    }
}
