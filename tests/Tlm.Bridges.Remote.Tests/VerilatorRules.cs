using Tlm.Bridges.Remote.Peers;
using Tlm.Models.Npu.Systolic;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>A systolic tile in SystemVerilog, verilated, behind the C++ client.</summary>
public sealed class VerilatorRules
{
    private const int Side = 4;

    [VerilatorFact]
    public void The_tile_in_RTL_takes_the_cycles_of_the_model_and_computes_the_product()
    {
        var program = Toolchain.Verilate("bridges/Remote/cpp/examples/systolic", "tile");
        foreach (var vectors in new[] { 1, 3, 4, 17 })
        {
            var (weights, activations) = (Values(Side * Side, 7), Values(vectors * Side, 5));
            var driver = Driver.Run(new LaunchAccess(program, []), [new(0, 0, Write: weights), new(10, 0x1000, Write: activations), new(500, 0x2000, vectors * Side * 4, WithData: true)]);
            var mapping = new SystolicMapping(new SystolicArray(Side, Side), Dataflow.WeightStationary, new GemmShape(vectors, Side, Side));
            Assert.Equal(10 + mapping.FoldCycles, driver.Answers[1].Nanoseconds);
            Assert.Equal(Product(weights, activations), Words(driver.Bytes[2]));
        }
    }

    // between -8 and 7
    private static byte[] Values(int count, int step) => [.. Enumerable.Range(0, count).Select(i => (byte)(sbyte)((i * step % 16) - 8))];

    private static int[] Words(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length / 4).Select(i => BitConverter.ToInt32(bytes, i * 4))];

    private static int[] Product(byte[] weights, byte[] activations) =>
        [.. from vector in Enumerable.Range(0, activations.Length / Side)
            from column in Enumerable.Range(0, Side)
            select Enumerable.Range(0, Side).Sum(row => (sbyte)activations[(vector * Side) + row] * (sbyte)weights[(row * Side) + column])];
}
