using Tlm.Bridges.Ramulator2.Build;

namespace Tlm.Cli.Doctor;

/// <summary>Looks for the user's Ramulator and the worker that links it.</summary>
internal sealed class RamulatorCheck : IDoctorCheck
{
    public Finding Examine()
    {
        try
        {
            var home = RamulatorHome.Find();
            var worker = new WorkerBuild(home).IsBuilt ? "worker built" : "worker not built: run 'tlm bridge build'";
            return new Finding("Ramulator", $"{home.Directory} ({worker})", "");
        }
        catch (BridgeException problem)
        {
            return new Finding("Ramulator", null, $"needed for --memory ramulator: {problem.Message}");
        }
    }
}
