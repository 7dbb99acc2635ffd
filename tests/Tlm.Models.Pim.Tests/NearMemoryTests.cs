using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Pim.Control;
using Tlm.Models.Pim.NearMemory;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Tests;

public sealed class NearMemoryTests
{
    private static readonly PimUnitOptions Units = new();

    [Fact]
    public void Every_distance_of_the_standard_and_of_the_units_holds_whatever_runs_together()
    {
        Prop.ForAll(Work.Arbitrary(), work =>
        {
            var variant = LpddrPimModule.Variant(work.Units);
            var trace = work.Run(variant, oneByOne: false).Trace;
            Assert.Empty(new DistanceChecker(variant).Check(trace).Take(3));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(new Replay(new Rnd(11, 13), default)));
    }

    [Fact]
    public void Runs_of_macs_give_the_commands_of_macs_issued_one_by_one()
    {
        Prop.ForAll(Work.Arbitrary(), work =>
        {
            var variant = LpddrPimModule.Variant(work.Units);
            Assert.Equal(Ordered(work.Run(variant, oneByOne: true)), Ordered(work.Run(variant, oneByOne: false)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(new Replay(new Rnd(17, 19), default)));
    }

    [Fact]
    public void A_bus_carries_one_command_at_a_time()
    {
        var variant = LpddrPimModule.Variant(Units);
        var trace = new Work(Units, 700, 300, 3, 20_000, HostStreamKind.Read).Run(variant, oneByOne: false).Trace;
        string[] local = ["MACub", "ACTub", "PREub"];
        var shared = trace.Where(record => !local.Contains(variant.Commands[record.Command].Name)).Select(record => record.Cycle).ToArray();
        Assert.Equal(shared.Length, shared.Distinct().Count());
    }

    [Fact]
    public void All_weights_are_read_once_for_every_four_tokens()
    {
        foreach (var (tokens, passes) in new[] { (1, 1), (4, 1), (5, 2), (9, 3) })
        {
            var module = new LpddrPimModule(LpddrPimModule.Variant(Units), Units);
            module.Run(new PimGemv(12_288, 4_096, tokens));
            Assert.Equal(12_288L * 4_096 / 256 * passes, module.Issued("MACub"));
            Assert.Equal(12_288L * tokens * 4 / 32, module.Issued("RDACC"));
        }
    }

    [Fact]
    public void Refreshes_of_all_ranks_are_those_of_the_standard()
    {
        var variant = LpddrPimModule.Variant(Units);
        var module = new LpddrPimModule(variant, Units);
        long cycles = module.Run(new PimGemv(12_288, 4_096, 1));
        long due = cycles / variant.Timing("nREFI") * Units.Ranks * Units.Channels;
        Assert.InRange(module.Issued("REFab"), due - Units.Ranks * Units.Channels, due);
    }

    [Fact]
    public void The_rate_of_weights_lies_between_that_of_the_banks_and_three_quarters_of_it()
    {
        var module = new LpddrPimModule(LpddrPimModule.Variant(Units), Units);
        long cycles = module.Run(new PimGemv(22_016, 4_096, 1));
        double gigabytes = 22_016.0 * 4_096 / (cycles * 1.25);
        Assert.InRange(gigabytes, 0.75 * 614.4, 614.4);
    }

    [Fact]
    public void Other_ranks_are_read_while_pim_computes()
    {
        var gemv = new PimGemv(22_016, 4_096, 1);
        var stream = new HostStream(HostStreamKind.Read, 3, 0, 1 << 20);
        long alone = Cycles(gemv);
        long read = Cycles(null, stream);
        Assert.InRange(Cycles(gemv, stream), Math.Max(alone, read), alone + read / 2);
    }

    [Fact]
    public void A_rank_in_pim_mode_is_read_after_the_product()
    {
        var gemv = new PimGemv(4_096, 4_096, 1);
        var stream = new HostStream(HostStreamKind.Read, 0, 0, 1 << 18);
        Assert.True(Cycles(gemv, stream) >= Cycles(gemv) + (1 << 18) / 32 * 2);
    }

    [Fact]
    public void Per_bank_mode_lets_the_same_rank_be_read_but_computes_with_one_unit()
    {
        var perBank = Units with { Mode = PimMode.PerBank };
        var module = new LpddrPimModule(LpddrPimModule.Variant(perBank), perBank);
        module.Run(new PimGemv(384, 512, 1), new HostStream(HostStreamKind.Read, 0, 1 << 28, 1 << 14));
        Assert.Equal(384L * 512 / 32, module.Issued("MACpb"));
        Assert.Equal(0, module.Issued("MODE"));
    }

    [Fact]
    public void A_copy_reads_and_writes_every_burst_once()
    {
        var module = new LpddrPimModule(LpddrPimModule.Variant(Units), Units);
        module.Run(null, new HostStream(HostStreamKind.Copy, 3, 0, 1_000 * 32, 1, 64));
        Assert.Equal((4_000, 4_000), (module.Issued("RD"), module.Issued("WR")));
    }

    [Fact]
    public void Channels_with_equal_work_give_what_each_gives_alone()
    {
        var uneven = Units with { Channels = 3, PimRanks = 2, Ranks = 4 };
        var variant = LpddrPimModule.Variant(uneven);
        var module = new LpddrPimModule(variant, uneven);
        var gemvs = new[] { new PimGemv(900, 120, 1), new PimGemv(1_000, 77, 2), new PimGemv(3_001, 50, 1) };
        foreach (var gemv in gemvs)
            module.Run(gemv);
        Assert.Equal(Separate(variant, uneven, gemvs), module.Issued("RDACC") + module.Issued("MACub") + module.Issued("ACTub") + module.Issued("REFab"));
    }

    [Fact]
    public void Four_bit_weights_halve_the_columns_and_double_their_time()
    {
        var narrow = Units with { WeightBits = 4 };
        var module = new LpddrPimModule(LpddrPimModule.Variant(narrow), narrow);
        module.Run(new PimGemv(12_288, 4_096, 1));
        Assert.Equal(12_288L * 4_096 / 512, module.Issued("MACub"));
        Assert.Equal(8, LpddrPimModule.Variant(narrow).Timing("nMAC"));
    }

    private static long Separate(PimVariant variant, PimUnitOptions options, PimGemv[] gemvs)
    {
        var channels = Enumerable.Range(0, options.Channels).Select(_ => new NearMemoryChannel(variant, options)).ToArray();
        foreach (var gemv in gemvs)
        {
            var shares = GemvSplit.Over(gemv, options, channels[0].Geometry, variant.Timing("nMAC"), variant.Timing("nBL_min"));
            for (int channel = 0; channel < channels.Length; channel++)
            {
                for (int rank = 0; rank < options.PimRanks; rank++)
                    channels[channel].Start(rank, shares[channel][rank]);
                channels[channel].Run();
            }

            long end = channels.Max(channel => channel.Now);
            Array.ForEach(channels, channel => channel.Run(end));
        }

        string[] counted = ["RDACC", "MACub", "ACTub", "REFab"];
        return channels.Sum(channel => counted.Sum(name => channel.IssuedCommands[variant.Command(name).Index]));
    }

    private static long Cycles(PimGemv? gemv, params HostStream[] streams) =>
        new LpddrPimModule(LpddrPimModule.Variant(Units), Units).Run(gemv, streams);

    private static PimCommandRecord[] Ordered(NearMemoryChannel channel) =>
        [.. channel.Trace.OrderBy(record => record.Cycle).ThenBy(record => record.Address.Bank).ThenBy(record => record.Command)];

    internal sealed record Work(PimUnitOptions Units, int Outputs, int Inputs, int Tokens, int HostBytes, HostStreamKind Kind)
    {
        public static Arbitrary<Work> Arbitrary() => (
            from ranks in Gen.Elements(1, 2, 4)
            from pimRanks in Gen.Choose(1, ranks)
            from local in Gen.Elements(true, false)
            from mode in Gen.Elements(PimMode.AllBank, PimMode.PerBank)
            from buffer in Gen.Elements(128, 65_536)
            from outputs in Gen.Choose(1, 900)
            from inputs in Gen.Choose(1, 400)
            from tokens in Gen.Choose(1, 6)
            from bytes in Gen.Choose(1, 60_000)
            from kind in Gen.Elements(HostStreamKind.Read, HostStreamKind.Write, HostStreamKind.Copy)
            select new Work(
                new PimUnitOptions { Channels = 1, PimRanks = pimRanks, Ranks = ranks, LocalControl = local, Mode = mode, InputBufferBytes = buffer },
                outputs, inputs, tokens, bytes, kind)).ToArbitrary();

        public NearMemoryChannel Run(PimVariant variant, bool oneByOne)
        {
            var channel = new NearMemoryChannel(variant, Units, trace: true, oneByOne);
            var shares = GemvSplit.Over(new PimGemv(Outputs, Inputs, Tokens), Units, channel.Geometry, variant.Timing("nMAC"), variant.Timing("nBL_min"));
            for (int rank = 0; rank < Units.PimRanks; rank++)
                channel.Start(rank, shares[0][rank]);
            channel.Add(new HostStream(Kind, Units.Ranks - 1, 1 << 20, HostBytes, 0, 1 << 22));
            channel.Run(20_000);
            return channel;
        }
    }
}
