namespace Tlm.Models.Dram.Schedulers;

/// <summary>FRFCFS: hits protect nothing.</summary>
internal sealed class FirstReadyScheduler : IScheduler
{
    public bool MayClose(int arrive, int hitArrive) => true;
}
