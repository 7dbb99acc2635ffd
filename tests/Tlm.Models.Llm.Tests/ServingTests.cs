using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Llm.Tests;

public class ServingTests
{
    /// <summary>Whatever arrives, whatever the cache holds: every request gets its tokens, in order, and no pass holds more than slots and pages allow.</summary>
    [Fact]
    public void Every_request_gets_all_its_tokens()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Cases(), options =>
        {
            ServingSchedule schedule = Schedule(options);
            ServingOptions serving = options.Serving!;
            SimTime now = SimTime.Zero;
            while (!schedule.IsDone)
            {
                Step? step = schedule.Next(now, out SimTime wake);
                if (step is null)
                {
                    now = wake;
                    continue;
                }
                if (step.Sequences.Count > serving.MaxBatch || step.Sequences.Select((_, place) => step.SlotOf(place)).Distinct().Count() != step.Sequences.Count)
                    return false;
                if (serving.TokensPerPass > 0 && step.Tokens > Math.Max(serving.TokensPerPass, step.Sequences.Count))
                    return false;
                now += SimTime.FromMicroseconds(step.Tokens);
                schedule.Ended(now);
            }
            return schedule.Requests.All(request => request.Tokens.Count == request.OutputTokens && request.Tokens.SequenceEqual(request.Tokens.Order()) && request.Tokens[0] > request.Arrival);
        }));
    }

    [Fact]
    public void A_cache_that_overflows_is_an_error_where_nothing_may_be_evicted()
    {
        LlmWorkloadOptions options = Options(new ServingOptions { Requests = 4, MaxBatch = 4, PageTokens = 4, CacheCapacity = Pages(10, 4), Evict = false }, prompt: 8, decode: 16);
        SimulationException error = Assert.Throws<SimulationException>(() => Run(Schedule(options)));
        Assert.Matches(@"cache overflows: request \d+ needs \d+ bytes more for \d+ tokens, \d+ of \d+ are free, and eviction is off", error.Message);
    }

    [Fact]
    public void A_request_that_fits_not_even_alone_is_an_error()
    {
        LlmWorkloadOptions options = Options(new ServingOptions { Requests = 1, PageTokens = 4, CacheCapacity = Pages(1, 4) }, prompt: 8, decode: 2);
        Assert.Contains("does not fit even alone", Assert.Throws<SimulationException>(() => Run(Schedule(options))).Message);
    }

    [Fact]
    public void Eviction_makes_room_and_is_counted()
    {
        LlmWorkloadOptions options = Options(new ServingOptions { Requests = 4, MaxBatch = 4, PageTokens = 4, CacheCapacity = Pages(10, 4) }, prompt: 8, decode: 16);
        ServingSchedule schedule = Schedule(options);
        Run(schedule);
        Assert.True(schedule.Evictions > 0);
        Assert.True(schedule.MostPages <= 10);
        Assert.All(schedule.Requests, request => Assert.True(request.IsDone));
    }

    [Fact]
    public void Arrivals_are_random_with_the_mean_asked_for_and_repeat()
    {
        LlmWorkloadOptions options = Options(new ServingOptions { Requests = 4000, ArrivalInterval = SimTime.FromMicroseconds(10) }, 4, 1);
        SimTime[] once = [.. new LlmWorkload(options, new SimRandom(3, "a")).Requests.Select(request => request.Arrival)];
        Assert.Equal(once, new LlmWorkload(options, new SimRandom(3, "a")).Requests.Select(request => request.Arrival));
        double[] gaps = [.. once.Zip(once.Skip(1), (one, next) => (next - one).ToSeconds() * 1e5)];
        Assert.InRange(gaps.Average(), 0.95, 1.05);
        Assert.InRange(gaps.Count(gap => gap > 1) / (double)gaps.Length, 0.34, 0.40);
        Assert.InRange(gaps.Sum(gap => gap * gap) / gaps.Length, 1.8, 2.2);
    }

    [Fact]
    public void A_trace_gives_arrivals_and_lengths()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "# us, prompt, output\n0 8 2\n5, 4, 1\n");
        Request[] requests = [.. new LlmWorkload(Options(new ServingOptions { Trace = InputFile.At(file) }, 1, 1)).Requests];
        Assert.Equal([(0L, 8, 2), (5L, 4, 1)], requests.Select(request => (request.Arrival.Femtoseconds / 1_000_000_000, request.PromptTokens, request.OutputTokens)));
        File.WriteAllText(file, "0 8\n");
        Assert.Contains("expected arrival in microseconds", Assert.Throws<InputException>(() => new LlmWorkload(Options(new ServingOptions { Trace = InputFile.At(file) }, 1, 1))).Message);
    }

    private static void Run(ServingSchedule schedule)
    {
        SimTime now = SimTime.Zero;
        while (!schedule.IsDone)
        {
            if (schedule.Next(now, out SimTime wake) is null)
                now = wake;
            now += SimTime.FromMicroseconds(1);
            schedule.Ended(now);
        }
    }

    private static ServingSchedule Schedule(LlmWorkloadOptions options)
    {
        LlmWorkload workload = new(options, new SimRandom(7, "test"));
        return new ServingSchedule(options, workload.Networks[0], workload.Requests);
    }

    private static DataSize Pages(int pages, int tokens)
    {
        LlmWorkload workload = new(Options(new ServingOptions(), 1, 1));
        return DataSize.FromBytes(workload.Precision.KeyValueBytesPerToken(workload.Model) * pages * tokens);
    }

    private static LlmWorkloadOptions Options(ServingOptions serving, int prompt, int decode)
    {
        return new() { Model = Published.File("llama-160m"), PromptTokens = prompt, DecodeTokens = decode, Serving = serving };
    }

    private static Arbitrary<LlmWorkloadOptions> Cases()
    {
        return Arb.From(
            from requests in Gen.Choose(1, 12)
            from prompt in Gen.Choose(1, 30)
            from decode in Gen.Choose(0, 20)
            from batch in Gen.Choose(1, 5)
            from perPass in Gen.Choose(0, 16)
            from page in Gen.Choose(1, 8)
            from interval in Gen.Choose(0, 200)
            from spare in Gen.Choose(0, 30)
            select Options(
                new ServingOptions
                {
                    Requests = requests,
                    MaxBatch = batch,
                    TokensPerPass = perPass,
                    PageTokens = page,
                    ArrivalInterval = SimTime.FromMicroseconds(interval),
                    CacheCapacity = Pages(((prompt + decode) / page) + 1 + spare, page),
                },
                prompt,
                decode));
    }
}
