namespace Tlm.Models.Llm;

/// <summary>When the passes of a workload ended, and what follows from that.</summary>
public sealed class InferenceLog(LlmWorkload workload)
{
    private readonly List<SimTime> _tokens = [];
    private readonly List<long> _counts = [];
    private readonly SpeculationTally _speculation = new();
    private static readonly Unit JoulesPerToken = Unit.Parse("J/token");
    private SimTime _start;
    private long _firstOutputs;
    private long _done;
    private IPassFeed? _feed;

    /// <summary>Time at which the first token was there; zero before that.</summary>
    public SimTime TimeToFirstToken => _tokens.Count > 0 ? _tokens[0] - _start : SimTime.Zero;

    /// <summary>Time from the first token to the last one so far.</summary>
    public SimTime DecodeTime => _tokens.Count > 0 ? _tokens[^1] - _tokens[0] : SimTime.Zero;

    /// <summary>Times at which a pass gave tokens, in order; one a token of each sequence unless drafts are verified.</summary>
    public IReadOnlyList<SimTime> Tokens => _tokens;

    /// <summary>Drafted, accepted and rejected tokens so far.</summary>
    public SpeculationTally Speculation => _speculation;

    /// <summary>Tokens done of all sequences; may be read by another thread for display.</summary>
    public WorkProgress Progress => new(Interlocked.Read(ref _done), workload.OutputTokens, "tokens");

    /// <summary>Tokens done of all sequences.</summary>
    public long Outputs => _done;

    /// <summary>Notes the start of the first pass, and where passes come from.</summary>
    public void Begin(SimTime now, IPassFeed? feed = null)
    {
        _start = now;
        _feed = feed;
    }

    /// <summary>Notes the end of a pass.</summary>
    public void PassEnded(Step pass, SimTime now)
    {
        _speculation.Add(pass);
        _feed?.Ended(now);
        if (pass.Outputs == 0)
            return;
        _tokens.Add(now);
        _counts.Add(pass.Outputs);
        if (_tokens.Count == 1 && !workload.Options.Prefilled)
            _firstOutputs = pass.Outputs;
        Interlocked.Add(ref _done, pass.Outputs);
    }

    /// <summary>Publishes throughput, latencies and energy a token.</summary>
    /// <param name="sheet">Where to.</param>
    /// <param name="device">Who runs the workload.</param>
    public void Publish(ResultSheet sheet, Component device)
    {
        if (_tokens.Count == 0)
            return;
        Publish(sheet);
        long tokens = TokensSince(sheet.Start);
        if (tokens > 0 && SystemEnergy.Joules(device.Context.Simulation, sheet.End) is > 0 and double joules)
            sheet.Headline("energy_per_token", joules / tokens, JoulesPerToken, "energy of the whole system, prompts included, over all tokens produced");
    }

    private long TokensSince(SimTime start)
    {
        long sum = 0;
        for (int i = 0; i < _tokens.Count; i++)
            sum += start.IsZero || _tokens[i] > start ? _counts[i] : 0;
        return sum;
    }

    private void Publish(ResultSheet sheet)
    {
        bool prefilled = workload.Options.Prefilled;
        sheet.Headline("time_to_first_token", TimeToFirstToken.ToSeconds(), Unit.Seconds, "from the start of the prompt to its first token");
        sheet.Value("total_time", (_tokens[^1] - _start).ToSeconds(), Unit.Seconds, "from the start of the prompt to the last token");
        double seconds = prefilled ? (_tokens[^1] - _start).ToSeconds() : DecodeTime.ToSeconds();
        if (_feed is ServedPasses served)
        {
            Served(served.Schedule, sheet);
            return;
        }
        if (workload.Options.Speculation is not null)
            _speculation.Publish(sheet, seconds);
        long decoded = _done - _firstOutputs;
        if (decoded == 0)
            return;
        sheet.Headline("tokens_per_second", decoded / seconds, Unit.TokensPerSecond, "decoded tokens of all sequences over the time since the first");
        sheet.Value("time_between_tokens", seconds / ((double)decoded / workload.Options.Batch), Unit.Seconds, "mean time between two tokens of a sequence");
        if (_tokens.Count > 1)
            sheet.Value("longest_time_between_tokens", Longest().ToSeconds(), Unit.Seconds, "longest time between two tokens of a sequence");
    }

    private void Served(ServingSchedule schedule, ResultSheet sheet)
    {
        sheet.Headline("tokens_per_second", _done / (_tokens[^1] - _start).ToSeconds(), Unit.TokensPerSecond, "tokens of all requests over the whole time");
        ServingResults.Publish(schedule, sheet);
    }

    private SimTime Longest()
    {
        SimTime longest = SimTime.Zero;
        for (int i = 1; i < _tokens.Count; i++)
            longest = SimTime.Max(longest, _tokens[i] - _tokens[i - 1]);
        return longest;
    }
}
