namespace Tlm.Bridges.Processes;

/// <summary>A worker that was started. Disposing it makes sure that it has ended.</summary>
public interface IWorkerProcess : IDisposable
{
    /// <summary>What to call it in messages, e.g. <c>worker tlm-memory-worker (process 4711)</c>.</summary>
    string Name { get; }

    /// <summary>How it ended, e.g. <c>was killed by signal 9</c>; null while it runs.</summary>
    string? Ended { get; }

    /// <summary>The last lines that it wrote to its standard error; empty if none.</summary>
    string LastWords { get; }

    /// <summary>Waits for its end.</summary>
    bool WaitForEnd(TimeSpan timeout);
}
