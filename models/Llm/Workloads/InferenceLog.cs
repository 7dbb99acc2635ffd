namespace Tlm.Models.Llm;

/// <summary>When the passes of a workload ended, and what follows from that.</summary>
public sealed class InferenceLog(LlmWorkload workload)
{
    private readonly List<SimTime> _tokens = [];
    private SimTime _start;
    private int _passes;
    private long _done;

    /// <summary>Time at which the first token was there; zero before that.</summary>
    public SimTime TimeToFirstToken => _tokens.Count > 0 ? _tokens[0] - _start : SimTime.Zero;

    /// <summary>Time from the first token to the last one so far.</summary>
    public SimTime DecodeTime => _tokens.Count > 0 ? _tokens[^1] - _tokens[0] : SimTime.Zero;

    /// <summary>Times at which each token of a sequence was there, in order.</summary>
    public IReadOnlyList<SimTime> Tokens => _tokens;

    /// <summary>Tokens done of all sequences; may be read by another thread for display.</summary>
    public WorkProgress Progress => new(Interlocked.Read(ref _done), workload.OutputTokens, "tokens");

    /// <summary>Notes the start of the first pass.</summary>
    public void Begin(SimTime now)
    {
        _start = now;
    }

    /// <summary>Notes the end of the next pass.</summary>
    public void PassEnded(SimTime now)
    {
        long logits = workload.Passes[_passes++].Logits;
        if (logits == 0)
            return;
        _tokens.Add(now);
        Interlocked.Add(ref _done, logits);
    }

    /// <summary>Publishes throughput and latencies.</summary>
    public void Publish(ResultSheet sheet)
    {
        if (_tokens.Count == 0)
            return;
        sheet.Headline("time_to_first_token", TimeToFirstToken.ToSeconds(), Unit.Seconds, "from the start of the prompt to its first token");
        sheet.Value("total_time", (_tokens[^1] - _start).ToSeconds(), Unit.Seconds, "from the start of the prompt to the last token");
        if (_tokens.Count < 2)
            return;
        long steps = _tokens.Count - 1;
        double seconds = DecodeTime.ToSeconds();
        sheet.Headline("tokens_per_second", steps * workload.Options.Batch / seconds, Unit.TokensPerSecond, "decoded tokens of all sequences over the time since the first");
        sheet.Value("time_between_tokens", seconds / steps, Unit.Seconds, "mean time between two tokens of a sequence");
        sheet.Value("longest_time_between_tokens", Longest().ToSeconds(), Unit.Seconds, "longest time between two tokens of a sequence");
    }

    private SimTime Longest()
    {
        SimTime longest = SimTime.Zero;
        for (int i = 1; i < _tokens.Count; i++)
            longest = SimTime.Max(longest, _tokens[i] - _tokens[i - 1]);
        return longest;
    }
}
