namespace Tlm.Models.Dram.Schedulers;

/// <summary>What a scheduler decides beyond "the oldest request whose next command may issue".</summary>
internal interface IScheduler
{
    /// <summary>May a request close a row that another request of the same queue hits?</summary>
    /// <param name="arrive">Cycle in which the request was accepted.</param>
    /// <param name="hitArrive">Cycle in which the oldest request that hits the row was accepted.</param>
    bool MayClose(int arrive, int hitArrive);
}
