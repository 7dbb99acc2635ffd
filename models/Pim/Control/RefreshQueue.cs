using Tlm.Models.Pim.Device;

namespace Tlm.Models.Pim.Control;

/// <summary>Refreshes that are due: one a node of the refresh level every interval, served in node order before anything else.</summary>
internal sealed class RefreshQueue
{
    private readonly int _interval;
    private readonly BankAddress[] _nodes;
    private long _waiting;
    private int _head;

    public RefreshQueue(PimDevice device)
    {
        var refresh = device.Variant.Refresh;
        NextDue = _interval = refresh?.Interval ?? 0;
        int level = refresh?.Level ?? 0;
        int nodes = device.Layout.Banks / device.Layout.BanksUnder(level);
        _nodes = refresh is null ? [] : [.. Enumerable.Range(0, nodes).Select(
            node => new BankAddress(node * device.Layout.BanksUnder(level), -1, -1, level + 1))];
        if (refresh is null)
            NextDue = long.MaxValue;
    }

    /// <summary>Cycle of the next refresh request.</summary>
    public long NextDue { get; private set; }

    public bool IsEmpty => _waiting == 0;

    public ref readonly BankAddress Head => ref _nodes[_head];

    public void Advance(long now)
    {
        if (now < NextDue)
            return;
        _waiting += _nodes.Length;
        NextDue += _interval;
    }

    public void Remove()
    {
        _waiting--;
        _head = (_head + 1) % _nodes.Length;
    }
}
