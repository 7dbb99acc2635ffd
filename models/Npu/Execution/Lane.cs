using Tlm.Models.Llm;
using Tlm.Models.Npu.Collectives;
using Tlm.Models.Npu.Offload;

namespace Tlm.Models.Npu.Execution;

/// <summary>
/// A stream of work in order: one process moves data for it, one computes. A unit has one lane, or two when a drafter works beside the target; two share array, vector unit
/// and memories tile by tile, and a pass of one waits for as many passes of the other as it needs.
/// </summary>
internal sealed class Lane
{
    private readonly LaneShare _unit;
    private readonly WorkSource _source;
    private readonly WorkList _items;
    private readonly DmaState _dma;
    private readonly DeviceTally _devices = new();
    private readonly OperatorTrack _track;
    private readonly PeerExchange? _peers;
    private readonly Queue<WorkItem> _queue = new();
    private readonly SimEvent _queued;
    private readonly SimEvent _loaded;
    private Lane? _other;
    private SimTime _woken;
    private long _issued;
    private long _computed;
    private int _passesEnded;
    private bool _allIssued;

    public Lane(LaneShare unit, string prefix, IPassFeed passes, WorkContext[] contexts, WorkList items, int lanes)
    {
        (_unit, _items) = (unit, items);
        _source = new WorkSource(passes, contexts, items);
        _track = new OperatorTrack(unit.Activities);
        _peers = unit.Group.Ranks > 1 ? unit.Group.AddLane() : null;
        _dma = new DmaState(new SimEvent(unit.Owner, prefix + "dma_changed"), contexts[0], lanes);
        _queued = new SimEvent(unit.Owner, prefix + "queued");
        _loaded = new SimEvent(unit.Owner, prefix + "loaded");
    }

    /// <summary>Names the lane whose passes this one's wait for.</summary>
    public void Beside(Lane other)
    {
        _other = other;
    }

    /// <summary>Loads tiles ahead as far as buffers and dependences let it, and stores.</summary>
    public async SimTask MoveAsync()
    {
        WorkItem? next = null;
        while (next is not null || !_allIssued || _dma.HasStores || _computed < _issued)
        {
            if (next is null && MayAsk)
            {
                next = _source.Next(PassTime);
                if (next is null)
                    await NoneAsync();
            }
            else if (_dma.HasStores)
            {
                await _dma.SendStore(_unit.Payloads.Rent());
            }
            else if (next is not null && MayIssue(next))
            {
                WorkItem item = next;
                next = null;
                _issued++;
                _queue.Enqueue(item);
                _queued.Notify();
                if (item.HasLoad)
                    await SendLoad(item);
            }
            else
            {
                await _dma.Changed;
            }
        }
    }

    /// <summary>Work may be asked for; a pass that follows time only when all before it is done.</summary>
    private bool MayAsk => !_allIssued && (!_source.AwaitsPass || (_computed == _issued && !_dma.HasStores));

    /// <summary>The time that a pass may depend on: the same for all devices of a group, at the start of their last exchange or when they waited last.</summary>
    private SimTime PassTime => _peers is null ? _unit.Now : SimTime.Max(_peers.Agreed, _woken);

    /// <summary>There is no work now: waits until there may be, or takes note of the end.</summary>
    private async SimTask NoneAsync()
    {
        if (_source.Wake < SimTime.MaxValue)
        {
            _woken = _source.Wake;
            if (_woken > _unit.Now)
                await _unit.WaitUntil(_woken);
            return;
        }
        _allIssued = true;
        _queued.Notify();
    }

    /// <summary>Works through the tiles in order.</summary>
    public async SimTask ComputeAsync()
    {
        while (!_allIssued || _queue.Count > 0)
        {
            SimTime begin = _unit.Now;
            while (_queue.Count == 0 && !_allIssued)
                await _queued;
            if (_queue.Count == 0)
                break;
            WorkItem item = _queue.Peek();
            while (item.HasLoad && !item.IsLoaded)
                await _loaded;
            if (item.Device >= 0)
                await _unit.Devices.SendAsync(_devices, item.Device, item.Product, item.Action, item.Operator.Kind == OperatorKind.Reallocation);
            SimTime loaded = _unit.Now;
            if (item.Joins)
                await _unit.Devices.JoinAsync(_devices);
            SimTime joined = _unit.Now;
            if (item.Exchanges)
                item.VectorElements = await _peers!.RunAsync(item.Operator, _unit);
            SimTime exchanged = _unit.Now;
            long cycles = item.VectorCycles + item.ArrayCycles;
            if (cycles > 0 && _unit.Array is { } array)
                await array.LockAsync();
            SimTime start = _unit.Now;
            if (cycles > 0)
            {
                long edge = _unit.Clock.CyclesCeiling(_unit.Now);
                await WorkAsync(item, edge, cycles);
                _unit.Array?.Unlock();
                SimTime aligned = _unit.Clock.Edge(edge);
                loaded += aligned - start;
                joined += aligned - start;
                exchanged += aligned - start;
                start = aligned;
            }
            if (_unit.Activities.IsOn)
                Track(item, begin, start);
            End(item, [loaded - begin, joined - loaded, start - exchanged, exchanged - joined], _unit.Now - start);
        }
        _track.Flush();
    }

    /// <summary>The vector unit's work and then the array's, from a clock edge on.</summary>
    private async SimTask WorkAsync(WorkItem item, long edge, long cycles)
    {
        if (_unit.External is not { } array || item.ArrayCycles == 0)
        {
            await _unit.WaitUntil(_unit.Clock.Edge(edge + cycles));
            return;
        }
        await _unit.WaitUntil(_unit.Clock.Edge(edge + item.VectorCycles));
        await array.RunAsync(item.Products.Shape, item.Products.Count);
    }

    /// <summary>Takes note of a load that has arrived.</summary>
    public void Arrived(WorkItem item)
    {
        item.IsLoaded = true;
        _dma.Arrived();
        _unit.Meters.LoadEnds();
        _loaded.Notify();
    }

    private bool MayIssue(WorkItem item)
    {
        if (item.BeginsPass is { After: > 0 } pass && (_other?._passesEnded ?? pass.After) < pass.After)
            return false;
        if (item.LoadsResults && _computed < _issued)
            return false;
        return _queue.Count < DmaState.LookAhead && _dma.HasRoomFor(item);
    }

    private SendAwaitable<Payload> SendLoad(WorkItem item)
    {
        _dma.Begin(item);
        item.Lane = this;
        _unit.Meters.LoadBegins(item);
        InitiatorSocket socket = item.LoadsWeights ? item.WeightSocket! : _unit.Memory;
        return socket.SendAsync(_dma.Load(item, _unit.Payloads.Rent()));
    }

    private void Track(WorkItem item, SimTime begin, SimTime start)
    {
        long moved = item.LoadBytes + (item.HasStore ? item.Store.Bytes : 0);
        _track.Add(item.Operator, _passesEnded, new Activity("", "", begin, _unit.Now)
        {
            Operations = (2 * item.Macs) + item.VectorElements,
            Bytes = moved,
            Waiting = start - begin,
        });
    }

    /// <summary>Ends an item that waited for memory, devices, the other lane and peers, in this order.</summary>
    private void End(WorkItem item, ReadOnlySpan<SimTime> waited, SimTime worked)
    {
        SimTime vector = item.VectorCycles == 0 ? SimTime.Zero : item.ArrayCycles == 0 ? worked : _unit.Clock.ToTime(item.VectorCycles);
        long moved = item.LoadBytes + (item.HasStore ? item.Store.Bytes : 0);
        _unit.Ledger.Add(
            item.Operator.Kind,
            [(worked - vector).Femtoseconds, vector.Femtoseconds, waited[0].Femtoseconds, waited[1].Femtoseconds, waited[2].Femtoseconds, waited[3].Femtoseconds],
            item.Macs,
            moved);
        _unit.Meters.TileEnds(item, worked - vector, vector);
        _queue.Dequeue();
        _computed++;
        if (item.HasStore)
        {
            _unit.Meters.Stored(item.Store.Bytes);
            _dma.AddStore(item, _unit.Memory);
        }
        if (item.EndsPass is { } pass)
            EndPass(pass);
        _dma.Free(item);
        _items.Return(item);
    }

    private void EndPass(Step pass)
    {
        _passesEnded++;
        _unit.Log.PassEnded(pass, _unit.Now);
        _unit.Meters.TokensDone(pass.Outputs);
        _other?._dma.Changed.Notify();
    }
}
