namespace Tlm.Models.Npu.Tests;

public class OperatingPointTests
{
    private static readonly NpuOptions Options = Rig.Options("llama-160m", prompt: 4, decode: 1) with
    {
        OperatingPoints =
        [
            new OperatingPoint { Name = "full", Clock = Frequency.FromMegahertz(1000), Voltage = Voltage.FromMicrovolts(900_000) },
            new OperatingPoint { Name = "half", Clock = Frequency.FromMegahertz(500), Voltage = Voltage.FromMicrovolts(450_000) },
        ],
    };

    [Fact]
    public void Dynamic_energy_goes_with_the_square_of_the_voltage()
    {
        Assert.Equal(Energy("full", "vector") / 4, Energy("half", "vector"));
    }

    [Fact]
    public void A_slower_point_takes_longer()
    {
        Assert.True(Rig.Run(Options with { OperatingPoint = "half" }).Npu.Log.Tokens[0] > Rig.Run(Options with { OperatingPoint = "full" }).Npu.Log.Tokens[0]);
    }

    [Fact]
    public void Without_a_point_the_stated_clock_and_voltage_hold()
    {
        Assert.Equal(Rig.Run(Options with { OperatingPoint = "full" }).Npu.Log.Tokens, Rig.Run(Options).Npu.Log.Tokens);
        Assert.Equal(Energy("full", "mac"), Energy(null, "mac"));
    }

    [Fact]
    public void An_unknown_point_names_the_nearest_one()
    {
        OptionProblem problem = Assert.Single((Options with { OperatingPoint = "ful" }).Validate());
        Assert.Equal("there is no operating point 'ful'; operating_points has full, half; nearest is 'full'", problem.Message);
    }

    private static long Energy(string? point, string cause)
    {
        Rig rig = Rig.Run(Options with { OperatingPoint = point });
        return (long)rig.Npu.Energy.Causes.Single(item => item.Name == cause).Total(rig.Result.End.Femtoseconds);
    }
}
