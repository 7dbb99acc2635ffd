using Tlm.Bridges.Ramulator2.Build;
using Tlm.Bridges.Ramulator2.Client;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>A rule that can only be tested where the user has built a Ramulator 2.1 (RAMULATOR_HOME).</summary>
public sealed class RamulatorFactAttribute : FactAttribute
{
    public RamulatorFactAttribute()
    {
        if (Environment.GetEnvironmentVariable(RamulatorHome.Variable) is not { Length: > 0 })
            Skip = $"{RamulatorHome.Variable} is not set";
    }
}

/// <summary>The same of a rule with several cases.</summary>
public sealed class RamulatorTheoryAttribute : TheoryAttribute
{
    public RamulatorTheoryAttribute() => Skip = new RamulatorFactAttribute().Skip;
}

/// <summary>The worker with the user's Ramulator, compiled once.</summary>
internal static class RamulatorWorker
{
    private static readonly Lazy<string> Built = new(() => new WorkerBuild(RamulatorHome.Find()).Build());

    internal static WorkerOptions Options => new() { Launcher = new ProcessLauncher(Built.Value), Journal = null };
}
