using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>A small processor: fetch, decode, three units, and the way to the memory of its program; each block says what it does.</summary>
public static class RiscCpuExample
{
    /// <summary>Runs the program that comes with the original.</summary>
    public static IReadOnlyList<string> Run() => Run(Programs.Counting);

    /// <summary>Runs every operation.</summary>
    public static IReadOnlyList<string> RunEveryOperation() => Run(Programs.EveryOperation);

    private static IReadOnlyList<string> Run(IReadOnlyList<uint> program)
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("cpu", context => new Cpu(context, program, lines));
        builder.Elaborate().Run();
        return lines;
    }
}
