using Tlm.Kernel;
using Tlm.Models.Llm;
using Tlm.Models.Npu.Roofline;

namespace Tlm.Models.Npu.Tests;

public class ServingTests
{
    [Fact]
    public void A_unit_serves_requests_as_they_arrive()
    {
        Rig idle = Rig.Run(Options(SimTime.FromMilliseconds(100)));
        Rig busy = Rig.Run(Options(SimTime.Zero));
        foreach (Rig rig in (Rig[])[idle, busy])
        {
            Assert.Equal(6, rig.Value("requests_done"));
            Assert.Equal(6 * 5, rig.Counter("tokens"));
        }
        Assert.True(busy.Value("tokens_per_second") > 1.5 * idle.Value("tokens_per_second"));
        Assert.True(busy.Value("time_to_first_token_p90") > idle.Value("time_to_first_token_p50"));
        Assert.True(busy.Result.End < idle.Result.End);
    }

    [Fact]
    public void All_requests_at_once_in_one_batch_run_like_a_batch()
    {
        NpuOptions batch = Rig.Options("llama-160m", prompt: 16, decode: 4, batch: 6);
        Rig served = Rig.Run(batch with { Workload = batch.Workload with { Serving = new ServingOptions { Requests = 6, MaxBatch = 6 } } });
        Rig plain = Rig.Run(batch);
        Assert.Equal(plain.Counter("macs"), served.Counter("macs"));
        Assert.InRange((double)served.Result.End.Femtoseconds / plain.Result.End.Femtoseconds, 1, 1.02);
    }

    [Fact]
    public void A_gpu_serves_too_and_chunks_bound_the_time_between_tokens()
    {
        double whole = Gpu(new ServingOptions { Requests = 12, MaxBatch = 4, ArrivalInterval = SimTime.FromMilliseconds(20) }, "time_between_tokens_p99");
        double chunks = Gpu(new ServingOptions { Requests = 12, MaxBatch = 4, ArrivalInterval = SimTime.FromMilliseconds(20), TokensPerPass = 64 }, "time_between_tokens_p99");
        Assert.True(chunks < whole, $"{chunks} {whole}");
    }

    private static NpuOptions Options(SimTime interval)
    {
        NpuOptions options = Rig.Options("llama-160m", prompt: 16, decode: 4);
        return options with { Workload = options.Workload with { Serving = new ServingOptions { Requests = 6, MaxBatch = 3, ArrivalInterval = interval } } };
    }

    private static double Gpu(ServingOptions serving, string value)
    {
        RooflineOptions options = new()
        {
            Peaks = [new() { Bits = 16, Rate = 10_000_000_000_000 }],
            Memory = [new() { Name = "hbm", Capacity = DataSize.FromGibibytes(80), Bandwidth = Bandwidth.Parse("2 TB/s") }],
            Workload = Rig.Options("llama-160m", prompt: 1024, decode: 20).Workload with { Serving = serving },
        };
        SimulationBuilder builder = new();
        RooflineDevice gpu = builder.Add("gpu", context => new RooflineDevice(context, options));
        builder.Elaborate().Run();
        ResultSheet sheet = new();
        gpu.PublishResults(sheet);
        return sheet.Values.Single(item => item.Name == value).Value;
    }
}
