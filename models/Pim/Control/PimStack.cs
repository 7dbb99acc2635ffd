using Tlm.Models.Pim.AttAcc;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Control;

/// <summary>
/// A stack of channels fed by one host in list order: the host stops at the first channel whose queue is full. Channels that always
/// receive the same requests together behave alike, so each such group is simulated once.
/// </summary>
public sealed class PimStack
{
    private readonly IReadOnlyList<PimRequest> _requests;
    private readonly PimVariant _variant;
    private readonly ChannelGroup[] _groups;
    private int _next;
    private int _nextGroup;

    /// <summary>Creates the stack with all that it will be asked to do.</summary>
    /// <param name="variant">Memory of each channel.</param>
    /// <param name="requests">Requests in the order in which the host sends them.</param>
    /// <param name="trace">Keep the commands of every channel group.</param>
    public PimStack(PimVariant variant, IReadOnlyList<PimRequest> requests, bool trace = false)
    {
        _variant = variant;
        _requests = requests;
        _groups = ChannelGroup.Split(variant, requests, trace);
    }

    /// <summary>Runs until every request has issued.</summary>
    public PimRunResult Run()
    {
        long now = 0;
        do
        {
            Send(now);
            now++;
            foreach (var group in _groups)
            {
                if (group.Controller.NextEvent <= now)
                    group.Controller.Tick(now);
            }

            if (IsFinished())
                break;
            now = NextCycle(now) - 1;
        }
        while (true);
        return Result(now);
    }

    /// <summary>Commands of the channel group that holds a channel, in issue order (empty without <c>trace</c>).</summary>
    public IReadOnlyList<PimCommandRecord> Trace(int channel) =>
        _groups.First(group => channel >= group.First && channel < group.End).Controller.Trace;

    private void Send(long now)
    {
        while (_next < _requests.Count)
        {
            var request = _requests[_next];
            for (; _nextGroup < _groups.Length; _nextGroup++)
            {
                var group = _groups[_nextGroup];
                if (group.First < request.FirstChannel || group.End > request.EndChannel)
                    continue;
                if (!group.Controller.HasRoom)
                    return;
                group.Controller.Enqueue(_next, now);
            }

            _nextGroup = 0;
            _next++;
        }
    }

    private bool IsFinished() => _next == _requests.Count && _groups.All(group => group.Controller.IsIdle);

    private long NextCycle(long now)
    {
        long next = long.MaxValue;
        foreach (var group in _groups)
            next = Math.Min(next, group.Controller.NextEvent);
        return Math.Max(next, now + 1);
    }

    private PimRunResult Result(long cycles)
    {
        long[] issued = new long[_variant.Commands.Length];
        foreach (var group in _groups)
        {
            for (int command = 0; command < issued.Length; command++)
                issued[command] += group.Controller.IssuedCommands[command] * (group.End - group.First);
        }

        return new PimRunResult(_variant, cycles, issued);
    }
}
