namespace Tlm.Models.Dram.Tests.Ramulator;

/// <summary>A theory that needs the user's Ramulator 2.1, and is shown as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RamulatorTheoryAttribute : TheoryAttribute
{
    public RamulatorTheoryAttribute()
    {
        if (RamulatorHome.Path is null)
            Skip = "RAMULATOR_HOME is not set";
    }
}
