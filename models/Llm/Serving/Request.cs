namespace Tlm.Models.Llm;

/// <summary>A request on its way through a server.</summary>
public sealed class Request(int number, SimTime arrival, int promptTokens, int outputTokens)
{
    private readonly List<SimTime> _tokens = [];

    /// <summary>Number, from 0 on, by arrival.</summary>
    public int Number => number;

    /// <summary>When it arrived.</summary>
    public SimTime Arrival => arrival;

    /// <summary>Tokens of its prompt.</summary>
    public int PromptTokens => promptTokens;

    /// <summary>Tokens that it asks for.</summary>
    public int OutputTokens => outputTokens;

    /// <summary>When each of its tokens was there.</summary>
    public IReadOnlyList<SimTime> Tokens => _tokens;

    /// <summary>Whether all is there.</summary>
    public bool IsDone => _tokens.Count >= outputTokens;

    /// <summary>Tokens that the cache must hold before its next token: the prompt and what followed it.</summary>
    internal int Needed => promptTokens + _tokens.Count;

    /// <summary>Tokens that the cache holds.</summary>
    internal int Cached { get; set; }

    /// <summary>Pages that it has.</summary>
    internal long Pages { get; set; }

    /// <summary>Number of its sequence in the cache.</summary>
    internal int Slot { get; set; }

    /// <summary>Takes note of a token.</summary>
    internal void AddToken(SimTime now)
    {
        _tokens.Add(now);
    }
}
