using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>Requests of an engine that were offered and are not complete; holds a worker to what it may report, and can go back.</summary>
internal sealed class OutstandingRequests
{
    private readonly Dictionary<ulong, bool> _accepted = [];
    private readonly List<(ulong Id, bool Before)> _changes = [];
    private ulong _next;

    /// <summary>Keeps the present state.</summary>
    internal void Keep() => _changes.Clear();

    /// <summary>Goes back to the kept state; nothing may have been offered since.</summary>
    internal void GoBack()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            _accepted[_changes[i].Id] = _changes[i].Before;
        }

        _changes.Clear();
    }

    /// <summary>A request is offered.</summary>
    /// <exception cref="ArgumentException">Its id does not ascend.</exception>
    internal void Add(ulong id)
    {
        if (id < _next)
            throw new ArgumentException($"request {id} after request {_next - 1}: ids must ascend");
        _next = id + 1;
        _accepted.Add(id, false);
    }

    /// <summary>Checks the records of a window and takes completed requests off.</summary>
    /// <exception cref="ProtocolException">A record can't be true.</exception>
    internal void Settle(WindowReport report, long start, in WindowEnd end, MemoryDescription memory)
    {
        if (end.Cycle < start)
            throw new ProtocolException($"window {end.Window} ended in cycle {end.Cycle}, before its start in {start}");
        var cycle = start;
        foreach (var record in report.Events)
        {
            CheckTime(record.Cycle, ref cycle, end);
            if (record.IsFirstStep)
                FirstStep(record.Id);
            else if (record.IsCompletion)
                Complete(record.Id);
            else
                Accept(record.Id);
        }

        foreach (ref readonly var command in report.Commands)
        {
            if (command.Command >= memory.Commands.Count || command.Channel >= memory.Channels)
                throw new ProtocolException($"window {end.Window}: command {command.Command} on channel {command.Channel} does not exist");
        }
    }

    private static void CheckTime(long cycle, ref long last, in WindowEnd end)
    {
        if (cycle < last || cycle > end.Cycle)
            throw new ProtocolException($"window {end.Window}: a record of cycle {cycle} between cycles {last} and {end.Cycle}");
        last = cycle;
    }

    private void FirstStep(ulong id)
    {
        if (!_accepted.ContainsKey(id))
            throw new ProtocolException($"a completed step of request {id}, which is not outstanding");
    }

    private void Accept(ulong id)
    {
        if (!_accepted.TryGetValue(id, out var accepted))
            throw new ProtocolException($"the accept of request {id}, which is not outstanding");
        if (accepted)
            throw new ProtocolException($"a second accept of request {id}");
        _accepted[id] = true;
        _changes.Add((id, false));
    }

    private void Complete(ulong id)
    {
        if (!_accepted.Remove(id, out var accepted))
            throw new ProtocolException($"the completion of request {id}, which is not outstanding");
        if (!accepted)
            throw new ProtocolException($"the completion of request {id} before its accept");
        _changes.Add((id, true));
    }
}
