namespace Tlm.Hosting.Scenarios.Model;

/// <summary>How long and how a scenario runs.</summary>
public sealed record RunOptions : IValidatableOptions
{
    /// <summary>The time at which the run ends at the latest.</summary>
    [Parameter("Simulated time at which the run ends at the latest; without it, when nothing is left to do", Min = "1 fs")]
    public SimTime? Until { get; init; }

    /// <summary>Time before measurement starts.</summary>
    [Parameter("Simulated time before the region of interest: what is measured until then is forgotten", Default = "0 s")]
    public SimTime Warmup { get; init; }

    /// <summary>Grid on which requests to stop take effect.</summary>
    [Parameter("A component's request to stop takes effect at the next multiple of this time", Default = "1 us", Min = "1 fs")]
    public SimTime StopGranularity { get; init; }

    /// <summary>Width of the bins of series.</summary>
    [Parameter("Width of the bins of everything over time (power, levels, amounts); doubles where a run needs more than 65,536 of them. Without it bins are fine and grow with the run", Min = "1 fs")]
    public SimTime? SeriesBin { get; init; }

    /// <summary>Threads to use.</summary>
    [Parameter("'auto', or the number of threads that run partitions; never changes results", Default = "auto")]
    public ThreadCount Threads { get; init; }

    /// <summary>Seed of all random generators.</summary>
    [Parameter("Seed of the random generators that components ask for", Default = "1", Min = "0")]
    public long Seed { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Until is { } until && Warmup >= until)
            yield return new OptionProblem("warmup", $"'warmup' is {Warmup} and the run ends at {until}: nothing would be measured");
    }
}
