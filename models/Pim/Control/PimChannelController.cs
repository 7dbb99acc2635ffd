using Tlm.Models.Pim.AttAcc;
using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Control;

/// <summary>
/// Issues the commands of one channel: refresh first, then the PIM queue; after a first command of a cycle a second one of the other
/// bus may follow (docs/pim-rules.md, "Issue"). It is called only in cycles in which something can happen.
/// </summary>
internal sealed class PimChannelController
{
    private readonly PimDevice _device;
    private readonly PimQueue _queue;
    private readonly RefreshQueue _refresh;
    private readonly int _refreshCommand;
    private readonly List<PimCommandRecord>? _trace;

    public PimChannelController(PimVariant variant, IReadOnlyList<PimRequest> requests, bool trace)
    {
        _device = new PimDevice(variant);
        _queue = new PimQueue(_device, requests);
        _refresh = new RefreshQueue(_device);
        _refreshCommand = variant.Refresh?.Command ?? -1;
        _trace = trace ? [] : null;
        NextEvent = 1;
    }

    /// <summary>First cycle in which this channel can do something, as far as is known.</summary>
    public long NextEvent { get; private set; }

    public bool IsIdle => _queue.Count == 0 && _refresh.IsEmpty;

    public bool HasRoom => !_queue.IsFull;

    public IReadOnlyList<PimCommandRecord> Trace => _trace ?? [];

    public long[] IssuedCommands => _device.IssuedCommands;

    /// <summary>Takes a request, which may issue from the next tick on.</summary>
    public void Enqueue(int request, long now)
    {
        _queue.Add(request);
        NextEvent = Math.Min(NextEvent, now + 1);
    }

    /// <summary>Lives through one cycle.</summary>
    public void Tick(long now)
    {
        int before = _queue.Count;
        _refresh.Advance(now);
        bool issued = TryIssue(now, null, out var first, out long wake);
        if (issued)
            TryIssue(now, first, out _, out _);
        bool changed = issued || before != _queue.Count;
        NextEvent = Math.Min(changed ? now + 1 : wake, _refresh.NextDue);
    }

    /// <summary>Issues the best request, if it may and if it goes well with the first command of the cycle.</summary>
    private bool TryIssue(long now, CommandBus? first, out CommandBus bus, out long wake)
    {
        if (!_refresh.IsEmpty && TryRefresh(now, first, out bus, out wake, out bool settled) is var done && settled)
            return done;
        bus = CommandBus.Unpaired;
        int position = _queue.Pick(now, out wake);
        if (position < 0)
            return false;
        var entry = _queue[position];
        bus = _device.Variant.Commands[entry.Next].Bus;
        if (!Pairs(first, bus))
            return false;
        Issue(entry.Next, entry.Address, now);
        if (entry.Next == entry.Final)
            _queue.Remove(position);
        return true;
    }

    /// <summary>A waiting refresh: settled unless it can't share the cycle with the first command for being on the same bus.</summary>
    private bool TryRefresh(long now, CommandBus? first, out CommandBus bus, out long wake, out bool settled)
    {
        ref readonly var node = ref _refresh.Head;
        int command = _device.NextCommand(_refreshCommand, node);
        bus = _device.Variant.Commands[command].Bus;
        wake = _device.ReadyAt(command, node, now);
        settled = Pairs(first, bus);
        if (!settled || wake > now)
            return false;
        Issue(command, node, now);
        if (command == _refreshCommand)
            _refresh.Remove();
        return true;
    }

    private static bool Pairs(CommandBus? first, CommandBus second) => (first, second) switch
    {
        (null, _) => true,
        (CommandBus.Row, CommandBus.Column) or (CommandBus.Column, CommandBus.Row) => true,
        _ => false,
    };

    private void Issue(int command, in BankAddress address, long now)
    {
        _device.Issue(command, address, now);
        _trace?.Add(new PimCommandRecord(now, command, address));
    }
}
