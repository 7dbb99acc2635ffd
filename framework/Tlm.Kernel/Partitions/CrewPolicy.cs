using System.Diagnostics;

namespace Tlm.Kernel.Partitions;

/// <summary>
/// Decides by measuring whether windows run faster on several threads: it times a few windows on one thread, and only where they
/// hold enough work a few on all, then stays with the better way for a while.
/// </summary>
internal sealed class CrewPolicy
{
    private const int ProbeWindows = 32;
    private const int WarmUpWindows = 8;
    private const int ChunkWindows = 8;
    private const int SettledWindows = 4096;
    private static readonly long WorthWhile = Stopwatch.Frequency / 250_000; // 4 us of work a window: less than waking a thread costs
    private const double Hopeless = 4; // an attempt on all threads that takes so many times as long is given up

    private Phase _phase = Phase.ProbeOne;
    private int _windows;
    private long _start;
    private double _one;
    private double _best = double.MaxValue;

    private enum Phase
    {
        ProbeOne,
        WarmUpAll,
        ProbeAll,
        StayWithOne,
        StayWithAll,
    }

    /// <summary>True where the next window is to run on all threads.</summary>
    public bool UseHelpers => _phase is Phase.WarmUpAll or Phase.ProbeAll or Phase.StayWithAll;

    /// <summary>Called before each window.</summary>
    public void Begin()
    {
        if (_windows % ChunkWindows == 0)
            _start = Stopwatch.GetTimestamp();
    }

    /// <summary>Called after each window.</summary>
    public void End()
    {
        _windows++;
        switch (_phase)
        {
            case Phase.ProbeOne when IsProbed():
                _one = _best;
                Enter(_one < WorthWhile ? Phase.StayWithOne : Phase.WarmUpAll);
                break;
            case Phase.WarmUpAll when _windows == WarmUpWindows:
                Enter(Phase.ProbeAll);
                break;
            case Phase.ProbeAll when IsProbed():
                Enter(_best < _one ? Phase.StayWithAll : Phase.StayWithOne);
                break;
            case Phase.ProbeAll when IsHopeless():
                Enter(Phase.StayWithOne);
                break;
            case Phase.StayWithOne or Phase.StayWithAll when _windows == SettledWindows:
                Enter(Phase.ProbeOne);
                break;
        }
    }

    private void Enter(Phase phase)
    {
        _phase = phase;
        _windows = 0;
        _best = double.MaxValue;
    }

    /// <summary>The best chunk counts: one that was interrupted by another program says nothing about the windows.</summary>
    private bool IsProbed()
    {
        if (_windows % ChunkWindows != 0)
            return false;
        _best = Math.Min(_best, (double)(Stopwatch.GetTimestamp() - _start) / ChunkWindows);
        return _windows >= ProbeWindows;
    }

    private bool IsHopeless() => Stopwatch.GetTimestamp() - _start > Hopeless * ChunkWindows * _one;
}
