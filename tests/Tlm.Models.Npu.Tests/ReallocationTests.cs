using Tlm.Kernel;
using Tlm.Models.Llm;
using Tlm.Models.Npu.Offload;
using Tlm.Models.Storage;

namespace Tlm.Models.Npu.Tests;

/// <summary>Rows of weights that move between a unit and a device while text is decoded.</summary>
public class ReallocationTests
{
    private static readonly ProductEngineOptions Engine = new() { Capacity = DataSize.FromGibibytes(1), Bandwidth = Bandwidth.Parse("200 GB/s"), MacRate = 1_000_000_000_000 };

    [Theory]
    [InlineData(20, 50)]
    [InlineData(60, 10)]
    [InlineData(100, 0)]
    public void What_moves_is_the_difference_of_the_parts_and_nothing_is_lost(double before, double after)
    {
        Run still = Start(before, null);
        Run moved = Start(before, new() { Steps = [Step(2, 100 - after, after)] });
        long rows = still.Tensors.Sum(tensor => Math.Abs(Rows(tensor, 100 - before) - Rows(tensor, 100 - after)) * tensor.Columns);
        Assert.Equal(rows, moved.Count(moved.Npu, "bytes_reallocated"));
        Assert.Equal(still.Count(still.Npu, "macs") + still.Count(still.Npu, "macs_elsewhere"), moved.Count(moved.Npu, "macs") + moved.Count(moved.Npu, "macs_elsewhere"));
        Assert.Equal(moved.Count(moved.Engine, "macs"), moved.Count(moved.Npu, "macs_elsewhere"));
        Assert.True(moved.End > SimTime.Zero && moved.Npu.Log.Tokens.Count == still.Npu.Log.Tokens.Count);
    }

    [Fact]
    public void Rows_that_moved_are_computed_where_they_are_then()
    {
        Run before = Start(20, null);
        Run after = Start(80, null);
        Run moved = Start(20, new() { Steps = [Step(1, 20, 80)] });
        long MacsOfPass(Run run) => run.Count(run.Engine, "macs");
        Assert.InRange(MacsOfPass(moved), MacsOfPass(before) + 1, MacsOfPass(after) - 1);
    }

    [Fact]
    public void Parts_follow_the_tokens_of_a_pass_when_asked_to()
    {
        ReallocationOptions anew = new() { Rebalance = true };
        Run run = Start(50, anew, room: 100, engine: Engine with { TokensPerPass = 1 });
        // a prompt of 16 tokens costs the device 16 passes over its rows, a decoded token one: the device gets few rows first, then more
        Assert.True(run.Count(run.Npu, "bytes_reallocated") > 0);
        Assert.True(run.End < Start(50, null, engine: Engine with { TokensPerPass = 1 }).End);
    }

    [Fact]
    public void A_policy_of_a_third_party_moves_rows()
    {
        Run run = Start(20, new() { Policy = "seesaw" }, room: 100);
        Assert.True(run.Count(run.Npu, "bytes_reallocated") > 0);
        Assert.Contains("'mem' decides no moves", Fails(20, new() { Policy = "mem" }));
    }

    [Fact]
    public void Wrong_moves_are_named()
    {
        Assert.Contains("no placed tensor is called 'model.layer.*'", Fails(20, new() { Steps = [Step(1, 50, 50) with { Tensors = ["model.layer.*"] }] }));
        Assert.Contains("the shares sum to 90 %", Fails(20, new() { Steps = [Step(1, 50, 40)] }));
        Assert.Contains("does not fit 'engine': 471552 bytes are too many for its room of 154 rows", Assert.Throws<SimulationException>(() => Start(20, new() { Steps = [Step(1, 0, 100)] }, room: 20)).Message);
        NpuOptions nothing = Rig.Options("llama-160m") with { Placement = new PlacementOptions { Reallocation = new() } };
        Assert.Contains("without rules everything is local", nothing.Validate().Single().Message);
    }

    private static long Rows(WeightTensor tensor, double percent) => (long)(tensor.Rows * percent / 100);

    private static ReallocationStep Step(int pass, double here, double there) => new() { Pass = pass, Tensors = ["*"], Shares = [here, there] };

    private static string Fails(double share, ReallocationOptions moves) => Assert.Throws<ElaborationException>(() => Start(share, moves, 100)).Message;

    private static Run Start(double share, ReallocationOptions? moves, double room = 100, ProductEngineOptions? engine = null)
    {
        PlacementRule weights = new() { Tensors = ["model.*", "lm_head.weight"], On = ["local", "engine"], Shares = [100 - share, share], Room = [100, room] };
        PlacementRule cache = new() { Tensors = ["kv_cache"], On = ["local"] };
        NpuOptions options = Rig.Options("llama-160m") with { Placement = new PlacementOptions { Devices = [new() { Name = "engine" }], Rules = [weights, cache], Reallocation = moves, LocalBandwidth = Bandwidth.Parse("51.2 GB/s") } };
        SimulationBuilder builder = new();
        Npu npu = builder.Add("npu", context => new Npu(context, options));
        SimpleMemory memory = builder.Add("mem", context => new SimpleMemory(context, new MemoryOptions { Capacity = DataSize.FromGibibytes(4) }));
        ProductEngine device = builder.Add("engine", context => new ProductEngine(context, engine ?? Engine));
        builder.Add("seesaw", context => new Seesaw(context));
        builder.Connect(npu.Memory, memory.Port);
        builder.Connect(npu.FindPort("engine")!, device.Port);
        RunResult result = builder.Elaborate().Run();
        ModelDescriptor model = new LlmWorkload(options.Workload).Model;
        return new Run(npu, device, result.End, [.. model.ListTensors().Where(tensor => !tensor.IsVector && tensor.Role != TensorRole.Embedding)]);
    }

    private sealed record Run(Npu Npu, ProductEngine Engine, SimTime End, WeightTensor[] Tensors)
    {
        public long Count(Component component, string name)
        {
            return (long)(component.Statistics.All.SingleOrDefault(item => item.Name == name)?.Snapshot(End.Femtoseconds).Values[0].Value ?? 0);
        }
    }

    /// <summary>Gives the device more in odd passes than in even ones.</summary>
    private sealed class Seesaw(ComponentContext context) : Component(context), IReallocationPolicy
    {
        public IReadOnlyList<long> Reallocate(string tensor, long pass, in ResidentProduct product, IReadOnlyList<IProductDevice> devices, IReadOnlyList<long> counts)
        {
            long there = product.Outputs * (pass % 2 == 0 ? 2 : 4) / 10;
            return [product.Outputs - there, there];
        }
    }
}
