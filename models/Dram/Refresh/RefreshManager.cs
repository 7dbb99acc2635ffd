using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Refresh;

/// <summary>Puts refreshes into the priority queue when they are due.</summary>
internal abstract class RefreshManager
{
    /// <summary>The next cycle in which <see cref="Push"/> has something to do.</summary>
    public int Due { get; protected set; } = Cycles.Never;

    /// <summary>Puts what is due in this cycle into the queue.</summary>
    /// <exception cref="DramSimulationException">The queue is full.</exception>
    public abstract void Push(int cycle, MaintenanceQueue queue);

    /// <summary>Moves the cycles back.</summary>
    public abstract void Rebase(int by);

    /// <summary>Writes the state relative to the clock.</summary>
    public abstract void Snapshot(ref SnapshotWriter writer);

    /// <summary>Takes the state that was written down.</summary>
    public abstract void Restore(ref SnapshotReader reader);

    /// <summary>Cycles from one refresh to the next, where the next one's cycle is all that is known; 0 where there is more to know.</summary>
    public virtual int PlainInterval => 0;

    /// <summary>Sets the cycle of the next refresh, where that is all that is known.</summary>
    public virtual void MoveDue(int cycle) => throw new InvalidOperationException("this refresh manager knows more than the next cycle");

    protected static DramSimulationException Overflow(string what, int capacity) => new(
        $"{what} found the priority queue full ({capacity} requests): nothing lets the earlier refreshes through "
        + "(a request in the active buffer that can't be served protects its bank from the precharge they need)");
}
