namespace Tlm.Models.Dram.Schedulers;

/// <summary>FRFCFSRowHit: a hit accepted in the same cycle or before keeps its row open.</summary>
internal sealed class FirstReadyRowHitScheduler : IScheduler
{
    public bool MayClose(int arrive, int hitArrive) => arrive < hitArrive;
}
