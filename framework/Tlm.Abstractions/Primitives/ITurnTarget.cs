namespace Tlm;

/// <summary>Something that waiting processes are given one after the other.</summary>
internal interface ITurnTarget : IWaitTarget
{
    Scheduler Scheduler { get; }

    /// <summary>Takes it for the running process if nobody has to wait.</summary>
    bool TryTake();

    /// <summary>Puts a process behind those that wait.</summary>
    void Queue(Process process);
}
