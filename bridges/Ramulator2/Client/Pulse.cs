namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>
/// Watches a worker's signs of life. Silence is summed up from waits that ended without a message, not read off a clock, so that a client
/// that was stopped itself does not blame its worker.
/// </summary>
internal sealed class Pulse(string worker, TimeSpan silence, int beatsWithoutProgress)
{
    /// <summary>How long one wait lasts.</summary>
    internal static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(250);

    private TimeSpan _silent;
    private long _cycle = -1;
    private int _idleBeats;

    /// <summary>A wait ended without a message.</summary>
    /// <exception cref="WorkerLostException">The worker has been silent for too long.</exception>
    internal void Nothing()
    {
        _silent += Slice;
        if (_silent >= silence)
            throw new WorkerLostException($"{worker} has been silent for {_silent.TotalSeconds:0.#} s: it is stopped or hangs");
    }

    /// <summary>A message of the work socket came.</summary>
    internal void Work()
    {
        _silent = TimeSpan.Zero;
        _idleBeats = 0;
    }

    /// <summary>A heartbeat came.</summary>
    /// <param name="cycle">Cycle of the engine.</param>
    /// <exception cref="WorkerLostException">The engine stands still.</exception>
    internal void Beat(long cycle)
    {
        _silent = TimeSpan.Zero;
        _idleBeats = cycle == _cycle ? _idleBeats + 1 : 0;
        _cycle = cycle;
        if (_idleBeats >= beatsWithoutProgress)
            throw new WorkerLostException($"{worker} lives, but its engine has stood at cycle {cycle} for {_idleBeats} heartbeats");
    }
}
