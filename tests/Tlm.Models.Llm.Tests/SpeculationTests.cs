using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Llm.Tests;

public class SpeculationTests
{
    /// <summary>Whatever the rates, lengths, schedules and draws: nothing drafted gets lost, and texts grow by what is accepted and the target's own tokens.</summary>
    [Fact]
    public void Drafted_is_accepted_and_rejected()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Plans(), options =>
        {
            LlmWorkload workload = new(options, new SimRandom(options.DecodeTokens, "test"));
            SpeculationTally tally = new();
            foreach (Step pass in workload.Passes)
                tally.Add(pass);
            bool overlapped = options.Speculation!.Schedule == DraftSchedule.Overlapped;
            long drafts = workload.Passes.Where(pass => pass.Network == 1 && pass.Drafted > 0).Sum(pass => pass.Drafted);
            return tally.Drafted == tally.Accepted + tally.Rejected
                && tally.Drafted == drafts
                && (overlapped ? tally.Outputs >= tally.Verifications : tally.Outputs == tally.Accepted + tally.Verifications)
                && workload.OutputTokens - options.Batch == tally.Outputs
                && tally.Outputs >= (long)options.Batch * options.DecodeTokens;
        }));
    }

    /// <summary>A verification or draft always follows what its cache holds, and never runs past the room that was laid out.</summary>
    [Fact]
    public void Caches_grow_without_gaps()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Plans(), options =>
        {
            LlmWorkload workload = new(options, new SimRandom(options.DecodeTokens, "test"));
            Dictionary<(int Network, int Slot), long> filled = [];
            foreach (Step pass in workload.Passes)
            {
                for (int i = 0; i < pass.Sequences.Count; i++)
                {
                    SequenceStep sequence = pass.Sequences[i];
                    (int, int) key = (pass.Network, pass.SlotOf(i));
                    if (sequence.PastTokens > filled.GetValueOrDefault(key) || sequence.Context > workload.ContextTokens)
                        return false;
                    filled[key] = sequence.Context;
                }
            }
            return true;
        }));
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.5, 1.9375)]
    [InlineData(1.0, 5.0)]
    public void Even_draws_have_the_expected_mean(double rate, double expected)
    {
        LlmWorkload workload = new(Options(400, 1, 4, new AcceptanceOptions { Rates = [rate], Draw = AcceptanceDraw.Even }));
        SpeculationTally tally = new();
        foreach (Step pass in workload.Passes)
            tally.Add(pass);
        Assert.Equal(expected, (double)tally.Outputs / tally.Verifications, 0.02);
    }

    [Fact]
    public void A_tree_takes_the_likeliest_nodes_first()
    {
        AcceptanceOptions acceptance = new() { RankRates = [[0.6, 0.2], [0.4, 0.1]] };
        DraftTree tree = DraftTree.Best(acceptance, 2, 4, null);
        Assert.Equal([(1, 0), (2, 0), (1, 1), (2, 0)], tree.Nodes.Select(node => (node.Depth, node.Rank)));
        Assert.Equal(0.6 + 0.2 + 0.24 + 0.08, tree.ExpectedAccepted, 12);
        Assert.Equal([0.8, 0.32], tree.AtLeast.Select(rate => Math.Round(rate, 12)));
    }

    [Fact]
    public void Pruning_stops_where_another_pass_costs_more_than_it_gains()
    {
        AcceptanceOptions acceptance = new() { RankRates = [[0.6, 0.2, 0.1], [0.4, 0.1], [0.3]] };
        TreePruningOptions pruning = new() { TokensPerPass = 4, Fixed = 0.1 };
        Assert.Equal(3, DraftTree.Best(acceptance, 3, 20, pruning).Nodes.Count);
        Assert.Equal(15, DraftTree.Best(acceptance, 3, 20, pruning with { TokensPerPass = 0 }).Nodes.Count);
        Assert.Single(DraftTree.Best(acceptance, 3, 20, new TreePruningOptions { LeastGain = 0.5 }).Nodes);
    }

    [Fact]
    public void More_nodes_never_accept_less()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Gen.ArrayOf(Gen.Choose(1, 30), 5).ToArbitrary(), percents =>
        {
            AcceptanceOptions acceptance = new() { RankRates = [.. percents.Select(percent => (IReadOnlyList<double>)[percent / 50.0, percent / 100.0, percent / 300.0])] };
            double[] expected = [.. Enumerable.Range(1, 40).Select(size => DraftTree.Best(acceptance, 5, size, null).ExpectedAccepted)];
            double[] gains = [.. expected.Zip(expected.Skip(1), (one, next) => next - one)];
            return gains.All(gain => gain >= -1e-12) && gains.Zip(gains.Skip(1)).All(pair => pair.Second <= pair.First + 1e-12);
        }));
    }

    [Fact]
    public void A_draft_model_computes_all_branches_of_a_depth_in_one_pass()
    {
        AcceptanceOptions acceptance = new() { RankRates = [[0.5, 0.4], [0.6, 0.3], [0.5]] };
        LlmWorkloadOptions options = Options(1, 1, 7, acceptance);
        options = options with { Speculation = options.Speculation! with { TreeDepth = 3 } };
        // by probability: 0.5 | 0.4 | 0.3 = 0.5 x 0.6 | 0.24 = 0.4 x 0.6 | 0.15 | 0.15 | 0.12: two, three or four, and the rest at depth 3
        DraftTree tree = DraftTree.Best(acceptance, 3, 7, null);
        Step[] drafts = [.. new LlmWorkload(options).Passes.Where(pass => pass is { Network: 1, Drafted: > 0 })];
        Assert.Equal([2, tree.Width(2), tree.Width(3)], drafts.Take(3).Select(pass => pass.Drafted));
        Assert.Equal([1, 2, tree.Inner(2)], drafts.Take(3).Select(pass => pass.Sequences[0].QueryTokens));
        Assert.Equal(7, tree.Width(1) + tree.Width(2) + tree.Width(3));
        Assert.True(tree.Inner(2) <= tree.Width(2));
        Assert.Contains("no path of 9", (options.Speculation! with { TreeDepth = 9 }).Problems(1).Single().Message);
        Assert.Contains("set heads", (options.Speculation! with { Drafter = DrafterKind.Heads }).Problems(1).Single().Message);
    }

    [Fact]
    public void A_trace_is_followed_and_repeated()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "3 0\n1\n");
        AcceptanceOptions acceptance = new() { Trace = InputFile.At(file) };
        LlmWorkload workload = new(Options(14, 1, 3, acceptance));
        Assert.Equal([3, 0, 1, 3, 0, 1], workload.Passes.Where(pass => pass.Verifies).Select(pass => pass.Accepted));
        File.WriteAllText(file, "3 x");
        InputException error = Assert.Throws<InputException>(() => new LlmWorkload(Options(14, 1, 3, acceptance)));
        Assert.Contains("expected a number of accepted tokens, found 'x'", error.Message);
    }

    [Fact]
    public void Rates_that_are_no_probabilities_are_named()
    {
        AcceptanceOptions wrong = new() { Rates = [0.5, 1.2] };
        OptionProblem problem = Assert.Single(Options(4, 1, 2, wrong).Problems());
        Assert.Equal(("workload.speculation.acceptance.rates[1]", "an acceptance rate is 0 to 1, found 1.2"), (problem.Path, problem.Message));
        Assert.Contains("sum to 1.1", Assert.Single(Options(4, 1, 2, new AcceptanceOptions { RankRates = [[0.6, 0.5]] }).Problems()).Message);
        Assert.Contains("one of rates", Assert.Single(Options(4, 1, 2, new AcceptanceOptions()).Problems()).Message);
    }

    [Fact]
    public void Heads_have_a_layer_and_a_projection_each()
    {
        ModelDescriptor model = ModelFile.Load(Published.File("llama-2-7b"));
        ModelDescriptor heads = model.DraftHeadsOnTop(5);
        Assert.Equal(5L * ((4096 * 4096) + (32_000L * 4096)), heads.CountParameters());
        long macs = new OperatorLowering(heads, new ModelPrecision()).Lower(Step.Decode(1, 0)).Sum(op => op.Macs);
        Assert.Equal(heads.CountParameters(), macs);
    }

    [Fact]
    public void Vector_quantisation_stores_indices_scales_and_a_codebook()
    {
        TensorFormat format = new VectorQuantisationOptions { Block = 4, IndexBits = 8, EntryBits = 4 }.Format(64, 16, 4);
        Assert.Equal((256 * 4 * 4 / 8) + (10 * ((128 / 4 * 8) + (2 * 20)) / 8), format.Bytes(10, 128));
        Assert.Equal(4, format.Bits);
    }

    private static LlmWorkloadOptions Options(int decode, int batch, int draft, AcceptanceOptions acceptance, bool overlapped = false, int beside = 4, DrafterKind drafter = DrafterKind.Model)
    {
        return new()
        {
            Model = Published.File("vicuna-1b"),
            PromptTokens = 8,
            DecodeTokens = decode,
            Batch = batch,
            Speculation = new SpeculationOptions
            {
                Model = Published.File("llama-160m"),
                Drafter = drafter,
                DraftTokens = draft,
                OverlappedTokens = beside,
                Schedule = overlapped ? DraftSchedule.Overlapped : DraftSchedule.Sequential,
                Acceptance = acceptance,
            },
        };
    }

    private static Arbitrary<LlmWorkloadOptions> Plans()
    {
        return Arb.From(
            from decode in Gen.Choose(1, 60)
            from batch in Gen.Choose(1, 4)
            from draft in Gen.Choose(1, 8)
            from beside in Gen.Choose(2, 9)
            from overlapped in Gen.Elements(false, true)
            from heads in Gen.Elements(false, true)
            from even in Gen.Elements(false, true)
            from depth in Gen.Choose(0, 4)
            from percents in Gen.ArrayOf(Gen.Choose(0, 100), 3)
            select Tree(overlapped || heads ? 0 : Math.Min(depth, draft), percents, Options(
                decode,
                overlapped ? 1 : batch,
                draft,
                new AcceptanceOptions { Rates = [.. percents.Select(percent => percent / 100.0)], Draw = even ? AcceptanceDraw.Even : AcceptanceDraw.Random },
                overlapped && !heads,
                beside,
                heads ? DrafterKind.Heads : DrafterKind.Model)));
    }

    private static LlmWorkloadOptions Tree(int depth, int[] percents, LlmWorkloadOptions options)
    {
        if (depth == 0)
            return options;
        AcceptanceOptions acceptance = options.Speculation!.Acceptance with { Rates = [], RankRates = [.. percents.Select(percent => (IReadOnlyList<double>)[percent / 200.0, percent / 300.0, percent / 900.0])] };
        return options with { Speculation = options.Speculation with { TreeDepth = depth, Acceptance = acceptance } };
    }
}
