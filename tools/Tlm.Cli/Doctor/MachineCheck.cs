using System.Runtime.InteropServices;

namespace Tlm.Cli.Doctor;

/// <summary>Shows the runtime and the machine.</summary>
internal sealed class MachineCheck : IDoctorCheck
{
    public Finding Examine()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        return new Finding("runtime", $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {memory} GiB, {RuntimeInformation.RuntimeIdentifier}", "", true);
    }
}
