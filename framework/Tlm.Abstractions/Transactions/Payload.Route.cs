namespace Tlm;

// The links that a payload went over in channel mode and has to come back over, last one first.
public sealed partial class Payload
{
    private object?[] _route = [];
    private HopTimes[] _times = [];
    private int _hops;

    /// <summary>Which request of its initiator socket it is, or its stream is: decides between simultaneous ones.</summary>
    internal long Order { get; set; }

    /// <summary>One step that a socket issues for a stream.</summary>
    internal bool IsStep { get; set; }

    /// <summary>Links that the payload is on its way over.</summary>
    internal int Hops => _hops;

    /// <summary>The times of the link that it goes over, or has just come back over.</summary>
    internal ref HopTimes TimesOf(int hop)
    {
        if (hop >= _times.Length)
            Array.Resize(ref _times, Math.Max(2, 2 * hop));
        return ref _times[hop];
    }

    internal void Enter(TimedChannel<Payload> link)
    {
        if (_hops == _route.Length)
            Array.Resize(ref _route, Math.Max(2, 2 * _hops));
        TimesOf(_hops).Requested = RequestTime;
        if (link.IsRecorded)
            TimesOf(_hops).Sent = link.Sending.Scheduler.CurrentTime;
        if (_hops > 0 && _hops <= _times.Length)
            _times[_hops - 1].IsForwarded = true;
        _route[_hops++] = link;
    }

    /// <summary>Is not on its way over the link that it was about to go over: the link has refused it.</summary>
    internal void Withdraw() => _route[--_hops] = null;

    /// <summary>Is on its way over a link again: its response was refused.</summary>
    internal void Reenter(TimedChannel<Payload> link) => _route[_hops++] = link;

    /// <summary>Comes back over the link that it went over last.</summary>
    /// <returns>False when it did not come over that link.</returns>
    internal bool Leave(TimedChannel<Payload> link)
    {
        if (_hops == 0 || !ReferenceEquals(_route[_hops - 1], link))
            return false;
        _route[--_hops] = null;
        ref HopTimes times = ref TimesOf(_hops);
        times.Answered = link.Receiving.Scheduler.CurrentTime;
        RequestTime = times.Requested;
        CheckStages(link.To!.FullName, times.Marked, SimTime.FromFemtoseconds(times.Answered - times.Taken), times.IsForwarded);
        return true;
    }
}
