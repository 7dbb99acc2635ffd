namespace Tlm.Models.Llm;

/// <summary>Counts the pages of a key/value cache.</summary>
internal sealed class PageTable(long pages, int pageTokens, long bytesPerToken)
{
    public long Pages { get; } = pages;

    public long Free { get; private set; } = pages;

    public long BytesPerPage => bytesPerToken * pageTokens;

    /// <summary>Pages more that a request needs to hold so many tokens.</summary>
    public long Missing(Request request, int tokens)
    {
        return Math.Max(0, ((tokens + pageTokens - 1) / pageTokens) - request.Pages);
    }

    public bool TryTake(Request request, int tokens)
    {
        long missing = Missing(request, tokens);
        if (missing > Free)
            return false;
        request.Pages += missing;
        Free -= missing;
        return true;
    }

    public void Return(Request request)
    {
        Free += request.Pages;
        (request.Pages, request.Cached) = (0, 0);
    }
}
