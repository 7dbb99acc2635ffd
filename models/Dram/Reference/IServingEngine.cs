using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Reference;

/// <summary>An engine that serves a memory in place of the embedded one: all cycles, commands and counts are its own.</summary>
public interface IServingEngine : IDisposable
{
    /// <summary>The cycle in which it stands; what is due in it may still be offered.</summary>
    long Cycle { get; }

    /// <summary>Queues a run of transactions behind all others of its channel.</summary>
    /// <param name="access">The access that it belongs to; handed back.</param>
    /// <param name="channel">Channel.</param>
    /// <param name="cycle">Cycle from which on it is offered; not before <see cref="Cycle"/>.</param>
    /// <param name="address">First address inside the channel.</param>
    /// <param name="stride">Bytes from one transaction to the next.</param>
    /// <param name="count">Transactions.</param>
    /// <param name="isWrite">Write or read.</param>
    void Offer(int access, int channel, long cycle, long address, long stride, long count, bool isWrite);

    /// <summary>Runs to a cycle, but not beyond one in which the last transaction of a run completes.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="withOffers">What is due in it is offered, too.</param>
    /// <param name="memory">Takes what happens.</param>
    /// <returns>The cycle was reached.</returns>
    /// <exception cref="ExternalProcessException">The engine failed.</exception>
    bool Run(long cycle, bool withOffers, IServedMemory memory);

    /// <summary>Writes what a channel has counted; commands and active cycles are left to whoever sees the commands.</summary>
    /// <exception cref="ExternalProcessException">The engine failed.</exception>
    void Count(int channel, DramCounters counters);
}

/// <summary>Takes what a <see cref="IServingEngine"/> does.</summary>
public interface IServedMemory
{
    /// <summary>A run's transactions have completed, the first and the last of them in these cycles.</summary>
    void Completed(int channel, int access, long count, long first, long last);

    /// <summary>A command was issued.</summary>
    void Issued(int channel, in DramCommandRecord command);
}
