using System.Text.Json;
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

    [VerilatorFact]
    public void An_npu_whose_array_is_the_tile_takes_the_time_of_its_own_model()
    {
        var program = Toolchain.Verilate("bridges/Remote/cpp/examples/systolic", "tile");
        var folder = Directory.CreateTempSubdirectory("tile-").FullName;
        try
        {
            var samples = Path.Combine(Toolchain.Root, "samples", "remote");
            var (rtl, model) = (Result(folder, Path.Combine(samples, "tile.yaml"), $"--set=components.tile.program={program}", "--allow-process", "--check"), Result(folder, Path.Combine(samples, "tile-model.yaml")));
            Assert.Equal(model.GetProperty("time").GetRawText(), rtl.GetProperty("time").GetRawText());
            Assert.Equal(Breakdown(model, "time_by_resource"), Breakdown(rtl, "time_by_resource"));
            Assert.Equal(Breakdown(model, "time_by_operator"), Breakdown(rtl, "time_by_operator"));
            Assert.Equal(0, Value(rtl, "npu", "statistics", "folds_unlike_model"));
            Assert.InRange(Value(rtl, "npu", "statistics", "folds"), 1000, 10_000);
            Assert.Equal(Value(rtl, "npu", "statistics", "folds"), Value(rtl, "tile", "results", "folds"));
            Assert.Equal(Value(rtl, "npu", "statistics", "fold_cycles"), Value(rtl, "tile", "results", "cycles"));
            Assert.Equal(0, Value(rtl, "tile", "results", "wrong"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonElement Result(string folder, string scenario, params string[] options)
    {
        var (code, output) = Toolchain.Tlm(["run", scenario, "--quiet", "--out", folder, .. options]);
        Assert.True(code == 0, output);
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "result.json"))).RootElement;
    }

    private static JsonElement Component(JsonElement result, string name) => result.GetProperty("components").GetProperty(name);

    private static string Breakdown(JsonElement result, string name) => Component(result, "npu").GetProperty("breakdowns").GetProperty(name).GetRawText();

    private static long Value(JsonElement result, string component, string kind, string name) =>
        Component(result, component).GetProperty(kind).GetProperty(name).GetProperty("value").GetInt64();

    // between -8 and 7
    private static byte[] Values(int count, int step) => [.. Enumerable.Range(0, count).Select(i => (byte)(sbyte)((i * step % 16) - 8))];

    private static int[] Words(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length / 4).Select(i => BitConverter.ToInt32(bytes, i * 4))];

    private static int[] Product(byte[] weights, byte[] activations) =>
        [.. from vector in Enumerable.Range(0, activations.Length / Side)
            from column in Enumerable.Range(0, Side)
            select Enumerable.Range(0, Side).Sum(row => (sbyte)activations[(vector * Side) + row] * (sbyte)weights[(row * Side) + column])];
}
