namespace Tlm.Models.Pim.Engine;

/// <summary>A channel that lives through its cycles when asked to, many at once.</summary>
internal interface ITimedChannel
{
    /// <summary>Whether any work is left.</summary>
    bool HasWork { get; }

    /// <summary>A cycle before which nothing ends that others wait for; it never lies in the past.</summary>
    long Wake { get; }

    /// <summary>Lives through everything up to and with a cycle.</summary>
    void LiveThrough(long cycle);

    /// <summary>Lives through everything before a cycle, which work that comes now may use.</summary>
    void CatchUp(long cycle);
}
