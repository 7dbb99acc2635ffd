namespace Tlm.Models.Llm;

/// <summary>
/// Continuous batching: before each pass, sequences that are done leave, waiting requests enter in their order of arrival as far as slots and pages allow, and the pass takes a
/// token of each running sequence and as much of the oldest prompt as fits.
/// </summary>
public sealed class ServingSchedule
{
    private readonly ServingOptions _options;
    private readonly IReadOnlyList<Request> _requests;
    private readonly List<Request> _waiting = [];
    private readonly List<Request> _running = [];
    private readonly SortedSet<int> _slots;
    private readonly PageTable _pages;
    private readonly List<(Request Request, int Tokens, bool GivesToken)> _pass = [];
    private int _arrived;

    /// <summary>Prepares requests and an empty cache.</summary>
    public ServingSchedule(LlmWorkloadOptions options, LlmNetwork network, IReadOnlyList<Request> requests)
    {
        _options = options.Serving!;
        _requests = requests;
        _slots = [.. Enumerable.Range(0, _options.MaxBatch)];
        long perToken = network.Precision.KeyValueBytesPerToken(network.Model);
        long full = (network.ContextTokens + _options.PageTokens - 1) / _options.PageTokens * _options.MaxBatch;
        long pages = _options.CacheCapacity is { } room ? room.Bytes / (perToken * _options.PageTokens) : full;
        _pages = new PageTable(pages, _options.PageTokens, perToken);
    }

    /// <summary>The requests by arrival.</summary>
    public IReadOnlyList<Request> Requests => _requests;

    /// <summary>Sequences that gave up their pages.</summary>
    public int Evictions { get; private set; }

    /// <summary>Pages in use at most.</summary>
    public long MostPages { get; private set; }

    /// <summary>Whether all requests are done.</summary>
    public bool IsDone => _arrived == _requests.Count && _waiting.Count == 0 && _running.Count == 0;

    /// <summary>The next pass, or null when nothing can run before <paramref name="wake"/>.</summary>
    /// <exception cref="SimulationException">The cache is full and nothing may be evicted, or a request fits it not even alone.</exception>
    public Step? Next(SimTime now, out SimTime wake)
    {
        while (_arrived < _requests.Count && _requests[_arrived].Arrival <= now)
            _waiting.Add(_requests[_arrived++]);
        wake = _arrived < _requests.Count ? _requests[_arrived].Arrival : SimTime.MaxValue;
        Admit();
        Compose();
        MostPages = Math.Max(MostPages, _pages.Pages - _pages.Free);
        return _pass.Count == 0 ? null : new Step([.. _pass.Select(part => new SequenceStep(part.Tokens, part.Request.Cached, part.GivesToken ? 1 : 0) { Slot = part.Request.Slot })]);
    }

    /// <summary>The pass that came last has ended.</summary>
    public void Ended(SimTime now)
    {
        foreach ((Request request, int tokens, bool givesToken) in _pass)
        {
            request.Cached += tokens;
            if (givesToken)
                request.AddToken(now);
            if (request.IsDone)
                Leave(request);
        }
        _pass.Clear();
    }

    private void Admit()
    {
        while (_waiting.Count > 0 && _slots.Count > 0)
        {
            Request request = _waiting[0];
            if (!_pages.TryTake(request, request.Needed))
            {
                if (_running.Count == 0)
                    throw Overflow(request, "it does not fit even alone");
                return;
            }
            _waiting.RemoveAt(0);
            request.Slot = _slots.Min;
            _slots.Remove(request.Slot);
            _running.Add(request);
        }
    }

    /// <summary>Decoding sequences first, each with one token; then prompts, oldest first, cut to what is left of the pass.</summary>
    private void Compose()
    {
        foreach (Request request in _running.ToArray())
        {
            if (request.Needed - request.Cached == 1 && _running.Contains(request) && HasRoom(request))
                _pass.Add((request, 1, true));
        }
        _pass.RemoveAll(part => !_running.Contains(part.Request));
        int left = _options.TokensPerPass == 0 ? int.MaxValue : _options.TokensPerPass - _pass.Count;
        foreach (Request request in _running)
        {
            int missing = request.Needed - request.Cached;
            int tokens = Math.Min(missing, left);
            if (missing < 2 || tokens < 1)
                continue;
            _pass.Add((request, tokens, tokens == missing));
            left -= tokens;
        }
    }

    private bool HasRoom(Request request)
    {
        while (!_pages.TryTake(request, request.Needed))
        {
            Request youngest = _running[^1];
            if (!_options.Evict)
                throw Overflow(request, "eviction is off");
            if (_running.Count == 1)
                throw Overflow(request, "nothing else could be evicted");
            Evict(youngest);
            if (youngest == request)
                return false;
        }
        return true;
    }

    private void Evict(Request request)
    {
        Leave(request);
        _waiting.Insert(0, request);
        Evictions++;
    }

    private void Leave(Request request)
    {
        _pages.Return(request);
        _slots.Add(request.Slot);
        _running.Remove(request);
    }

    private SimulationException Overflow(Request request, string why)
    {
        long bytes = _pages.Missing(request, request.Needed) * _pages.BytesPerPage;
        return new SimulationException(
            $"the key/value cache overflows: request {request.Number} needs {bytes} bytes more for {request.Needed} tokens, "
            + $"{_pages.Free * _pages.BytesPerPage} of {_pages.Pages * _pages.BytesPerPage} are free, and {why}");
    }
}
