namespace Tlm;

/// <summary>What the user wrote can't be used: a scenario, a model description, a trace. The command reports it and exits with code 2, writing nothing.</summary>
public sealed class InputException : Exception
{
    /// <summary>Several problems, reported in order.</summary>
    public InputException(IReadOnlyList<InputProblem> problems)
        : base(string.Join(Environment.NewLine, problems))
    {
        Problems = problems;
    }

    /// <summary>One problem.</summary>
    public InputException(InputLocation location, string message, Exception? cause = null)
        : base($"{location}: {message}", cause)
    {
        Problems = [new InputProblem(location, message)];
    }

    /// <summary>The problems found, in the order of the input.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }
}
