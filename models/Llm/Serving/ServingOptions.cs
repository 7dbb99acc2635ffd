namespace Tlm.Models.Llm;

/// <summary>Requests that arrive while others run: continuous batching over a paged key/value cache.</summary>
public sealed record ServingOptions
{
    /// <summary>Requests.</summary>
    [Parameter("Requests; each has the workload's prompt_tokens and decode_tokens unless a trace says otherwise", Default = "16", Min = "1")]
    public int Requests { get; init; } = 16;

    /// <summary>Mean time between arrivals.</summary>
    [Parameter("Mean time between arrivals, which are random (Poisson); 0: all are there at the start", Default = "0 s")]
    public SimTime ArrivalInterval { get; init; }

    /// <summary>Trace of arrivals.</summary>
    [Parameter("Recorded requests, a line each: arrival in microseconds, prompt tokens, output tokens (instead of requests and arrival_interval)")]
    public InputFile? Trace { get; init; }

    /// <summary>Most sequences together.</summary>
    [Parameter("Sequences that run together at most", Default = "8", Min = "1")]
    public int MaxBatch { get; init; } = 8;

    /// <summary>Most tokens of a pass.</summary>
    [Parameter("Tokens of a pass at most, decoded ones first; prompts are cut to fit (0: a prompt at once)", Default = "0", Min = "0", Unit = "tokens")]
    public int TokensPerPass { get; init; }

    /// <summary>Tokens of a page.</summary>
    [Parameter("Tokens of a page of the cache", Default = "16", Min = "1", Unit = "tokens")]
    public int PageTokens { get; init; } = 16;

    /// <summary>Room of the cache.</summary>
    [Parameter("Room of the cache (none: for max_batch sequences of full length)")]
    public DataSize? CacheCapacity { get; init; }

    /// <summary>Eviction.</summary>
    [Parameter("Whether the youngest sequence gives up its pages and starts again when the cache is full (else that is an error)", Default = "true")]
    public bool Evict { get; init; } = true;
}
