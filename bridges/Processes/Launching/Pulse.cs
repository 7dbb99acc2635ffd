namespace Tlm.Bridges.Processes;

/// <summary>
/// Watches a worker's signs of life. Silence is summed up from waits that ended without a message, not read off a clock, so that a client
/// that was stopped itself does not blame its worker.
/// </summary>
/// <param name="worker">Its name in messages.</param>
/// <param name="silence">How long it may be silent.</param>
/// <param name="beatsWithoutProgress">Heartbeats without progress after which it counts as hung.</param>
public sealed class Pulse(string worker, TimeSpan silence, int beatsWithoutProgress)
{
    /// <summary>How long one wait lasts.</summary>
    public static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(250);

    private TimeSpan _silent;
    private ulong _progress;
    private int _idleBeats;

    /// <summary>Whether the last wait ended without a message.</summary>
    public bool LastWaitWasEmpty => _silent > TimeSpan.Zero;

    /// <summary>A wait ended without a message.</summary>
    /// <exception cref="WorkerLostException">The worker has been silent for too long.</exception>
    public void Nothing()
    {
        _silent += Slice;
        if (_silent >= silence)
            throw new WorkerLostException($"{worker} has been silent for {_silent.TotalSeconds:0.#} s: it is stopped or hangs");
    }

    /// <summary>A message of the work socket came.</summary>
    public void Work()
    {
        _silent = TimeSpan.Zero;
        _idleBeats = 0;
    }

    /// <summary>A heartbeat came.</summary>
    /// <param name="progress">Cycles that its engines have simulated.</param>
    /// <param name="fresh">It came while an answer was waited for.</param>
    /// <exception cref="WorkerLostException">The engines stand still though an answer of theirs is waited for.</exception>
    public void Beat(ulong progress, bool fresh)
    {
        _silent = TimeSpan.Zero;
        _idleBeats = fresh && progress == _progress ? _idleBeats + 1 : 0;
        _progress = progress;
        if (_idleBeats >= beatsWithoutProgress)
            throw new WorkerLostException($"{worker} lives, but its engines have stood still for {_idleBeats} heartbeats");
    }
}
