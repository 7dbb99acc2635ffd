using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Fuzz.Dram;

/// <summary>Makes a case that shows a difference smaller as long as it still shows one.</summary>
/// <param name="differs">Runs a case and tells whether the engines differ.</param>
/// <param name="budget">Runs it may spend.</param>
public sealed class Shrinker(Func<FuzzCase, bool> differs, int budget)
{
    private int _left = budget;

    /// <summary>The smallest case found.</summary>
    public FuzzCase Shrink(FuzzCase fuzzCase)
    {
        fuzzCase = Simplify(fuzzCase);
        for (int chunk = fuzzCase.Requests.Length / 2; chunk >= 1; chunk /= 2)
            fuzzCase = RemoveChunks(fuzzCase, chunk);
        return CloseGaps(fuzzCase);
    }

    private FuzzCase Simplify(FuzzCase fuzzCase)
    {
        var defaults = new ControllerSettings(ControllerKind.SingleBus);
        fuzzCase = Try(fuzzCase, c => c.PassesIdsThrough ? c : c with { Channels = 1, InterleaveBits = 0 });
        fuzzCase = Try(fuzzCase, c => c with { Selection = c.Selection with { Overrides = [] } });
        fuzzCase = Try(fuzzCase, c => c with { Selection = c.Selection with { Controller = defaults with { WckSync = c.Selection.Controller.WckSync } } });
        fuzzCase = Try(fuzzCase, c => c with { Selection = c.Selection with { Controller = c.Selection.Controller with { WckSync = WckSyncMode.NeedSync } } });
        fuzzCase = Try(fuzzCase, c => c with { Selection = c.Selection with { Refresh = new(RefreshKind.None) } });
        fuzzCase = Try(fuzzCase, c => c with { Selection = c.Selection with { RowPolicy = new(RowPolicyKind.Open) } });
        return Try(fuzzCase, c => c with { Selection = c.Selection with { Scheduler = SchedulerKind.FirstReady } });
    }

    private FuzzCase RemoveChunks(FuzzCase fuzzCase, int chunk)
    {
        for (int start = 0; start + chunk <= fuzzCase.Requests.Length && fuzzCase.Requests.Length > chunk;)
        {
            int at = start;
            var smaller = Try(fuzzCase, c => c with { Requests = c.Requests.RemoveRange(at, chunk) });
            if (ReferenceEquals(smaller, fuzzCase))
                start += chunk;
            fuzzCase = smaller;
        }

        return fuzzCase;
    }

    private FuzzCase CloseGaps(FuzzCase fuzzCase) => Try(fuzzCase, c => c with { Requests = Shifted(c.Requests, -c.Requests[0].OfferCycle) });

    private static ImmutableArray<FuzzRequest> Shifted(ImmutableArray<FuzzRequest> requests, long by) =>
        [.. requests.Select(request => request with { OfferCycle = request.OfferCycle + by })];

    private FuzzCase Try(FuzzCase fuzzCase, Func<FuzzCase, FuzzCase> change)
    {
        if (_left <= 0)
            return fuzzCase;
        _left--;
        var changed = change(fuzzCase);
        return differs(changed) ? changed : fuzzCase;
    }
}
