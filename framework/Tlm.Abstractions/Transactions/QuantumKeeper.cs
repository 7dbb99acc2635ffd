using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>
/// The local time of a temporally decoupled initiator (<c>tlm_quantumkeeper</c>): it runs ahead of the simulation and waits when the
/// quantum is used up.
/// </summary>
public class QuantumKeeper
{
    private readonly Scheduler _scheduler;
    private SimTime _local;
    private long _nextSync;

    /// <summary>A keeper for a process of a component, with the quantum of its simulation or one of its own.</summary>
    public QuantumKeeper(Component owner, GlobalQuantum? quantum = null)
    {
        _scheduler = owner.Scheduler;
        Quantum = quantum ?? owner.Context.Simulation.Quantum;
    }

    /// <summary>The quantum that it keeps.</summary>
    public GlobalQuantum Quantum { get; }

    /// <summary>How far the process is ahead of the simulation.</summary>
    public SimTime LocalTime => _local;

    /// <summary>Where the process is in absolute time.</summary>
    public SimTime CurrentTime => _scheduler.Now + _local;

    /// <summary>True when the quantum is used up.</summary>
    public bool NeedSync
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _scheduler.CurrentTime + _local.Femtoseconds >= _nextSync;
    }

    /// <summary>Moves local time on.</summary>
    public void Increment(SimTime time) => _local += time;

    /// <summary>Sets local time, as returned by a blocking transport call.</summary>
    public void Set(SimTime time) => _local = time;

    /// <summary>Waits until the simulation is where the process is, and starts a new quantum.</summary>
    public virtual async SimTask SyncAsync()
    {
        await new DelayAwaitable(_scheduler, _scheduler.Later(_local));
        Reset();
    }

    /// <summary>Sets local time, and waits when the quantum is used up.</summary>
    public SimTask SetAndSyncAsync(SimTime time)
    {
        _local = time;
        return NeedSync ? SyncAsync() : SimTask.CompletedTask;
    }

    /// <summary>Local time back to zero, without a wait; a new quantum starts.</summary>
    public void Reset()
    {
        _local = SimTime.Zero;
        _nextSync = checked(_scheduler.CurrentTime + ComputeLocalQuantum().Femtoseconds);
    }

    /// <summary>Time until the next synchronisation; may be overridden for a quantum that varies.</summary>
    protected virtual SimTime ComputeLocalQuantum() => Quantum.LocalQuantum(_scheduler.Now);
}
