using Tlm.Kernel;
using Tlm.Models.Pim.NearMemory;

namespace Tlm.Models.Pim.Tests;

/// <summary>The near-memory controller moves data between ranks, for whoever asks at the ordinary port.</summary>
public sealed class RankCopyTests
{
    private const long RankBytes = 4L << 30;
    private static readonly LpddrPimOptions Module = new();

    [Fact]
    public void A_copy_reads_every_burst_once_and_writes_it_once()
    {
        var run = Run(Module, (0, 3 * RankBytes, 1 << 20));
        Assert.Equal([ResponseStatus.Ok], run.Statuses);
        Assert.Equal((32_768L, 32_768L), (run.Value("commands_rd"), run.Value("commands_wr")));
        // both cross the buses: 51.2 GB/s
        Assert.InRange(2 * (1 << 20) / run.End.ToSeconds(), 0.5 * 51.2e9, 51.2e9);
        Assert.Equal(2L * (1 << 20) * 8 * 550, run.Energy("cell"));
    }

    [Fact]
    public void Copies_that_change_the_channel_or_leave_the_memory_are_refused()
    {
        var run = Run(Module, (256, 3 * RankBytes, 1_024), (0, 4 * RankBytes, 1_024), (4 * RankBytes - 512, 0, 1_024), (1_024, 2_048, 1_024));
        Assert.Equal([ResponseStatus.GenericError, ResponseStatus.AddressError, ResponseStatus.AddressError, ResponseStatus.Ok], run.Statuses);
        Assert.Contains("a multiple of 1024 bytes apart", run.Details[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Gddr6_pim_is_a_choice_of_the_component()
    {
        LpddrPimOptions gddr6 = new()
        {
            Variant = "gddr6-pim",
            Organization = "GDDR6_8Gb_x16",
            Timing = "GDDR6_14000_1350mV_double",
            Units = new PimUnitOptions { Channels = 2, PimRanks = 1, Ranks = 1, Lanes = 16, WeightBits = 16, InputBits = 16, TokensPerPass = 1, ResultBytes = 2 },
        };
        Assert.Empty(gddr6.Validate());
        Assert.Equal("units", Assert.Single((gddr6 with { Organization = "GDDR6_8Gb" }).Validate()).Path);
        Assert.Equal("units", Assert.Single((gddr6 with { Variant = "gddr-pim" }).Validate()).Path);
        var run = Run(gddr6, (0, 1 << 20, 4_096));
        Assert.Equal((128L, 128L), (run.Value("commands_rd"), run.Value("commands_wr")));
    }

    [Fact]
    public void Occupancy_of_ordinary_requests_is_rate_times_time_under_way()
    {
        var run = Run(Module, [.. Enumerable.Range(0, 20).Select(i => (i * 4_096L, (3 * RankBytes) + (i * 8_192L), 4_096))]);
        Assert.Equal(run.Value("service_time", "sum"), run.Value("occupancy", "integral"));
        Assert.Equal(20, run.Value("others"));
    }

    private static Outcome Run(LpddrPimOptions options, params (long Source, long Destination, int Bytes)[] copies)
    {
        SimulationBuilder builder = new();
        var sender = builder.Add("host", context => new Sender(context, copies));
        var module = builder.Add("mem", context => new LpddrPim(context, options));
        builder.Connect(sender.Port, module.Port, LinkTiming.Immediate);
        return new Outcome(module, sender.Statuses, sender.Details, builder.Elaborate().Run().End);
    }

    private sealed record Outcome(LpddrPim Module, ResponseStatus[] Statuses, string[] Details, SimTime End)
    {
        public long Value(string name, string value = "value") =>
            (long)Module.Statistics.All.Single(s => s.Name == name).Snapshot(End.Femtoseconds).Values.Single(v => v.Name == value).Value;

        public long Energy(string cause) => (long)Module.Energy.Causes.Single(c => c.Name == cause).Total(End.Femtoseconds);
    }

    private sealed class Sender : Component
    {
        public Sender(ComponentContext context, (long Source, long Destination, int Bytes)[] copies)
            : base(context)
        {
            Port = new InitiatorSocket(this, "mem");
            Statuses = new ResponseStatus[copies.Length];
            Details = new string[copies.Length];
            var pool = new PayloadPool();
            Thread("send", async () =>
            {
                for (int i = 0; i < copies.Length; i++)
                {
                    Payload payload = CopyExtension.Attach(pool.Rent(), (ulong)copies[i].Source, (ulong)copies[i].Destination, copies[i].Bytes);
                    payload.Id = i;
                    await Port.SendAsync(payload);
                }
            });
            Thread("answers", async () =>
            {
                for (int i = 0; i < copies.Length; i++)
                {
                    Payload payload = await Port.ReceiveResponseAsync();
                    Statuses[(int)payload.Id] = payload.ResponseStatus;
                    Details[(int)payload.Id] = payload.ErrorDetail ?? string.Empty;
                    payload.Release();
                }
            });
        }

        public InitiatorSocket Port { get; }

        public ResponseStatus[] Statuses { get; }

        public string[] Details { get; }
    }
}
