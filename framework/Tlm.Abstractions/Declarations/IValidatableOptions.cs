namespace Tlm;

/// <summary>Options that check what no single parameter can show by itself.</summary>
public interface IValidatableOptions
{
    /// <summary>The problems found; none when the options are consistent.</summary>
    IEnumerable<OptionProblem> Validate();
}

/// <summary>Something wrong with a component's options.</summary>
/// <param name="Path">Key of the parameter at fault, in file spelling, dots for nested ones (<c>array.rows</c>); empty for the whole.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record OptionProblem(string Path, string Message);
