using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Storage;

namespace Tlm.Models.Npu.Tests;

public class BoundTests
{
    /// <summary>No machine is faster than its MACs or its bytes allow, and none slower than doing one thing after the other.</summary>
    [Fact]
    public void A_run_lies_between_its_analytic_bound_and_full_serialisation()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(Machines(), machine =>
        {
            Rig rig = Rig.Run(machine.Npu, machine.Memory);
            double total = rig.Npu.Log.Tokens[^1].ToSeconds();
            double bytes = (rig.Counter("bytes_loaded") + rig.Counter("bytes_stored")) * 8.0 / machine.Memory.Bandwidth.BitsPerSecond;
            double macs = rig.Counter("macs") * 1e-9 / (machine.Npu.Array.Rows * machine.Npu.Array.Columns * machine.Npu.Cores);
            double busy = rig.Busy("array") + rig.Busy("vector");
            double latency = rig.Counter("tiles") * (machine.Memory.Latency.ToSeconds() + 2e-9);
            return total >= Math.Max(rig.Counter("bytes_loaded") * 8.0 / machine.Memory.Bandwidth.BitsPerSecond, macs) && total <= busy + bytes + latency;
        }));
    }

    [Fact]
    public void A_memory_in_another_partition_gives_the_same_tokens()
    {
        NpuOptions options = Rig.Options("llama-160m", batch: 2);
        LinkTiming link = new() { Latency = SimTime.FromNanoseconds(10), Bandwidth = Bandwidth.FromBytesPerSecond(64_000_000_000), Capacity = 4 };
        Assert.Equal(Rig.Run(options, link: link).Npu.Log.Tokens, Rig.Run(options, link: link, memoryPartition: "stack").Npu.Log.Tokens);
    }

    private static Arbitrary<(NpuOptions Npu, MemoryOptions Memory)> Machines()
    {
        return Arb.From(
            from rows in Gen.Elements(8, 32, 100)
            from columns in Gen.Elements(8, 64, 130)
            from cores in Gen.Choose(1, 3)
            from kibibytes in Gen.Choose(64, 4096)
            from buffers in Gen.Choose(2, 6)
            from prompt in Gen.Choose(1, 40)
            from rate in Gen.Choose(1, 400)
            from latency in Gen.Choose(1, 500)
            select (
                Rig.Options("llama-160m", prompt, decode: 2) with
                {
                    Cores = cores,
                    Array = new ArrayOptions { Rows = rows, Columns = columns },
                    Scratchpad = new ScratchpadOptions { Capacity = DataSize.FromKibibytes(kibibytes), Buffers = buffers },
                    Dma = new DmaOptions { BurstsOutstanding = 1 << 20 },
                },
                new MemoryOptions { Bandwidth = Bandwidth.FromBytesPerSecond(rate * 1_000_000_000L), Latency = SimTime.FromNanoseconds(latency), Outstanding = 1 << 20 }));
    }
}
