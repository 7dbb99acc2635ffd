using Microsoft.Extensions.Options;

namespace Tlm.Hosting.Composition;

/// <summary>Checks <see cref="TlmOptions"/>.</summary>
internal sealed class TlmOptionsValidator : IValidateOptions<TlmOptions>
{
    public ValidateOptionsResult Validate(string? name, TlmOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.ScenarioPath))
            problems.Add($"{nameof(TlmOptions.ScenarioPath)} is empty: expected the path of a scenario file");
        if (options.Threads is < 0)
            problems.Add($"{nameof(TlmOptions.Threads)} is {options.Threads}: expected 0 for automatic, or a number of threads");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
