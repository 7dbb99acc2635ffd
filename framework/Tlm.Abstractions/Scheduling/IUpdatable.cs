namespace Tlm;

/// <summary>A primitive channel with an update phase (SystemC: request_update / update).</summary>
public interface IUpdatable
{
    /// <summary>Called once in the update phase that follows each <see cref="Scheduler.RequestUpdate"/>; what it notifies with zero delay is seen in the next delta cycle.</summary>
    void Update();
}
