using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Transactions.Tests.Streams;

public sealed class StreamExactness
{
    [Fact]
    public void Streams_that_contend_end_as_if_each_step_came_alone() =>
        Prop.ForAll(StreamCases.Any.ToArbitrary(), EndsAlike).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>The look-ahead ended, for its length, before an end that was known, and another stream ended between them.</summary>
    [Fact]
    public void An_end_between_the_look_ahead_and_a_later_known_end_is_not_missed() =>
        Prop.ForAll(StreamCases.Any.ToArbitrary(), EndsAlike)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1).WithReplay(17062172221860999129UL, 10408682190230363127UL, 13));

    [Fact]
    public void Streams_with_unmapped_steps_end_as_if_each_step_came_alone() =>
        Prop.ForAll(StreamCases.PartlyUnmapped.ToArbitrary(), EndsAlike).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Long_streams_that_are_skipped_in_whole_periods_end_as_if_each_step_came_alone() =>
        Prop.ForAll(StreamCases.Long.ToArbitrary(), EndsAlike).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void A_million_steps_that_meet_nobody_are_worked_through_in_less_than_one_percent_of_the_steps()
    {
        var run = StreamSystem.Run(Alone(1_000_000), wholeStreams: true);
        Outcome only = Assert.Single(run.Outcomes);
        // The first grant after 1 ns, one grant a nanosecond, 1 ns on the port, 20 ns latency, 1 ns back.
        Assert.Equal((ResponseStatus.Ok, SimTime.FromNanoseconds(1 + 999_999 + 1 + 20 + 1)), (only.Status, only.Response));
        Assert.InRange(run.StepsWorked, 1, 10_000);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void A_million_steps_that_meet_nobody_cost_at_most_one_percent_of_the_single_steps()
    {
        foreach (bool whole in new[] { true, false })
            StreamSystem.Run(Alone(20_000), whole);
        // the best of some, since other work on the machine counts too
        TimeSpan atOnce = Enumerable.Range(0, 5).Min(static _ => Cost(true));
        TimeSpan steps = Enumerable.Range(0, 2).Min(static _ => Cost(false));
        Assert.True(atOnce * 100 <= steps, $"whole {atOnce.TotalMilliseconds:0.0} ms, step by step {steps.TotalMilliseconds:0.0} ms");
    }

    private static TimeSpan Cost(bool wholeStreams)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Single(StreamSystem.Run(Alone(1_000_000), wholeStreams).Outcomes);
        return watch.Elapsed;
    }

    private static StreamCase Alone(long steps)
    {
        var shape = new StreamShape(64, 64, steps, Outstanding: 32) { Cycle = SimTime.FromNanoseconds(1) };
        return new StreamCase(
            new BusCase(1, 1, 1, Arbitration.FirstCome),
            [new MemoryCase(20, 20, 512)],
            [[new RequestCase(0, false, 0, 64, shape)]])
        {
            MovesData = false,
            WindowBytes = 64_000_000,
        };
    }

    private static bool EndsAlike(StreamCase shape)
    {
        var whole = StreamSystem.Run(shape, wholeStreams: true);
        var steps = StreamSystem.Run(shape, wholeStreams: false);
        Assert.Equal(shape.Initiators.Sum(static requests => requests.Count), steps.Outcomes.Count);
        Assert.Equal(steps.Outcomes, whole.Outcomes);
        Assert.Equal(steps.Memories, whole.Memories);
        return true;
    }
}
