namespace Tlm;

/// <summary>Time of one transaction by stage; the sum is held against response time - request time.</summary>
public struct LatencyStages
{
    private SimTime _queue;
    private SimTime _serialisation;
    private SimTime _bank;
    private SimTime _bus;
    private SimTime _compute;

    /// <summary>Time marked for a stage.</summary>
    public readonly SimTime this[LatencyStage stage] => stage switch
    {
        LatencyStage.Queue => _queue,
        LatencyStage.Serialisation => _serialisation,
        LatencyStage.Bank => _bank,
        LatencyStage.Bus => _bus,
        LatencyStage.Compute => _compute,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>Sum over all stages.</summary>
    public readonly SimTime Total => _queue + _serialisation + _bank + _bus + _compute;

    /// <summary>True when anything has been marked.</summary>
    public readonly bool IsMarked => Total != SimTime.Zero;

    /// <summary>Adds time to a stage.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or the stage unknown.</exception>
    public void Add(LatencyStage stage, SimTime time)
    {
        if (time < SimTime.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "a stage cannot take negative time");
        StageOf(ref this, stage) += time;
    }

    /// <summary>Forgets everything that was marked.</summary>
    public void Clear() => this = default;

    private static ref SimTime StageOf(ref LatencyStages stages, LatencyStage stage)
    {
        switch (stage)
        {
            case LatencyStage.Queue: return ref stages._queue;
            case LatencyStage.Serialisation: return ref stages._serialisation;
            case LatencyStage.Bank: return ref stages._bank;
            case LatencyStage.Bus: return ref stages._bus;
            case LatencyStage.Compute: return ref stages._compute;
            default: throw new ArgumentOutOfRangeException(nameof(stage), stage, null);
        }
    }
}
