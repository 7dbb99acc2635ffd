namespace Tlm;

/// <summary>Where the time of a transaction goes.</summary>
public enum LatencyStage
{
    /// <summary>Waiting for a turn.</summary>
    Queue,

    /// <summary>Being put on a link.</summary>
    Serialisation,

    /// <summary>In a memory bank.</summary>
    Bank,

    /// <summary>On a bus or link.</summary>
    Bus,

    /// <summary>Being computed on.</summary>
    Compute,
}

/// <summary>The time that a transaction spent in each stage.</summary>
public sealed class LatencyStages
{
    private readonly SimTime[] _times = new SimTime[Enum.GetValues<LatencyStage>().Length];

    /// <summary>The time in a stage so far.</summary>
    public SimTime this[LatencyStage stage] => _times[(int)stage];

    /// <summary>The sum of all stages.</summary>
    public SimTime Total
    {
        get
        {
            SimTime sum = SimTime.Zero;
            foreach (SimTime time in _times)
                sum += time;
            return sum;
        }
    }

    /// <summary>Adds to a stage.</summary>
    public void Add(LatencyStage stage, SimTime time) => _times[(int)stage] += time;

    internal void Clear() => Array.Clear(_times);
}
