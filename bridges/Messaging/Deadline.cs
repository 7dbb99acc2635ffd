using System.Diagnostics;

namespace Tlm.Bridges.Messaging;

/// <summary>A moment on the monotonic clock until which something is waited for. Never reaches a simulation result.</summary>
public readonly struct Deadline
{
    private readonly long _end;

    private Deadline(long end) => _end = end;

    /// <summary>The time left, zero once it has passed.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = _end - Stopwatch.GetTimestamp();
            return left <= 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(0, left);
        }
    }

    /// <summary>Whether the moment has passed.</summary>
    public bool Passed => Stopwatch.GetTimestamp() >= _end;

    /// <summary>The time left in whole milliseconds, rounded up, as socket libraries take it.</summary>
    public int LeftMilliseconds => (int)Math.Min(int.MaxValue, Math.Ceiling(Left.TotalMilliseconds));

    /// <summary>The moment <paramref name="duration"/> from now.</summary>
    public static Deadline In(TimeSpan duration) =>
        new(Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency));
}
