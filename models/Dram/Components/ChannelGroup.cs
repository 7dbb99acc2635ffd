using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Mapping;
using Tlm.Models.Dram.Reference;
using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Components;

/// <summary>
/// The channels of a memory and the accesses under way. It is never ahead of the time it was advanced to, and says up to when nothing can
/// complete, so that a process needs to wake only then.
/// </summary>
internal sealed class ChannelGroup : IRunSink, ICompletionSink
{
    private const int _memoRoom = 1 << 23;
    private const int _mostAsked = 64;
    private readonly RunChannel[] _channels;
    private readonly RunSplitter _splitter;
    private readonly List<Access> _slots = [];
    private readonly Stack<int> _free = new();
    private readonly LinkedList<int> _open = [];
    private readonly PriorityQueue<int, (long Cycle, long Number)> _known = new();
    private readonly DramSystemConfiguration _system;
    private ServedChannels? _served;
    private IReferenceMemory? _reference;
    private long _begun;
    private long _now;

    /// <summary>Creates the channels.</summary>
    /// <param name="system">The memory system.</param>
    /// <param name="baseAddress">First address.</param>
    /// <param name="mayFollow">Known segments of long lines are followed; else every transaction is simulated.</param>
    /// <param name="memoRoom">Integers that the memory of segments holds before it forgets them.</param>
    public ChannelGroup(DramSystemConfiguration system, long baseAddress, bool mayFollow, int memoRoom = _memoRoom)
    {
        (_system, Base) = (system, baseAddress);
        int transaction = system.Channels[0].Organization.TransactionBytes;
        SegmentMemo? memo = mayFollow ? new SegmentMemo(memoRoom) : null;
        _channels = new RunChannel[system.Channels.Length];
        for (int index = 0; index < _channels.Length; index++)
            _channels[index] = new RunChannel(system.Channels[index], index, this, index > 0 ? _channels[0].Outlook : null, memo);
        var mapper = new ChannelMapper(system.ChannelMapper, _channels.Length, transaction);
        _splitter = new RunSplitter(mapper, _channels.Length, transaction, (long)transaction << system.ChannelMapper.InterleaveBits);
    }

    /// <summary>First address.</summary>
    public long Base { get; }

    /// <summary>The channels.</summary>
    public ReadOnlySpan<RunChannel> Channels => _channels;

    /// <summary>Accesses under way.</summary>
    public int Count => _open.Count + _known.Count;

    /// <summary>Lets another engine execute the same; before time 0, behind all other observers of commands.</summary>
    public void Attach(IReferenceMemory reference)
    {
        _reference = reference;
        for (int channel = 0; channel < _channels.Length; channel++)
            _channels[channel].Engine.Observer = new ReferenceTap(_channels[channel].Engine.Observer, reference[channel]);
    }

    /// <summary>Lets another engine serve the channels instead; before time 0.</summary>
    public void Attach(IServingEngine engine) => _served = new ServedChannels(engine, _system.Channels, this);

    /// <summary>Another engine serves the channels; null: the embedded one does.</summary>
    public ServedChannels? Served => _served;

    /// <summary>What a channel has counted, after <see cref="Settle"/>.</summary>
    public DramCounters CountersOf(int channel) => _served is null ? _channels[channel].Engine.Counters : _served.Counters[channel];

    /// <summary>A count of all channels together, after <see cref="Settle"/>.</summary>
    public long Sum(Func<DramCounters, long> read)
    {
        long sum = 0;
        for (int channel = 0; channel < _channels.Length; channel++)
            sum += read(CountersOf(channel));
        return sum;
    }

    /// <summary>Compares what is left with the other engine, if there is one, and ends that.</summary>
    public void Detach()
    {
        _reference?.Finish();
        _reference?.Dispose();
        _reference = null;
        _served?.Dispose();
    }

    /// <summary>Begins an access.</summary>
    /// <param name="payload">The transaction.</param>
    /// <param name="arrival">Now.</param>
    /// <param name="cycle">First cycle at or after the arrival.</param>
    public void Begin(Payload payload, SimTime arrival, long cycle)
    {
        if (!_free.TryPop(out int slot))
        {
            slot = _slots.Count;
            _slots.Add(new Access(_channels.Length, slot));
        }

        _slots[slot].Begin(payload, arrival, _begun++);
        _open.AddLast(_slots[slot].Place);
        _splitter.Split(payload, cycle, slot, this);
    }

    /// <summary>Simulates all channels up to and including a cycle.</summary>
    public void AdvanceTo(long cycle)
    {
        if (_served is not null)
        {
            _served.AdvanceTo(cycle);
            return;
        }

        _now = cycle;
        for (int channel = 0; channel < _channels.Length; channel++)
        {
            _channels[channel].AdvanceTo(cycle);
            _reference?[channel].Advanced(cycle);
        }
    }

    /// <summary>Brings the counts of all channels up to the cycle they were advanced to.</summary>
    public void Settle()
    {
        if (_served is not null)
        {
            _served.Settle();
            return;
        }

        foreach (RunChannel channel in _channels)
            channel.Settle();
    }

    /// <summary>Takes the access that completed first, if one has by a cycle; its slot may be used again after the next call.</summary>
    public Access? TakeCompleted(long cycle)
    {
        if (!_known.TryPeek(out int slot, out (long Cycle, long Number) completion) || completion.Cycle > cycle)
            return null;
        _known.Dequeue();
        _free.Push(slot);
        return _slots[slot];
    }

    /// <summary>The first cycle in which an access completes, as far as that is known; <see cref="long.MaxValue"/> if of none.</summary>
    public long EarliestKnown() => _known.TryPeek(out _, out (long Cycle, long Number) completion) ? completion.Cycle : long.MaxValue;

    /// <summary>A cycle after the present before which no access completes; <see cref="long.MaxValue"/> without any.</summary>
    public long EarliestCompletion()
    {
        long earliest = EarliestKnown();
        int asked = 0;
        for (LinkedListNode<int>? place = _open.First; place is not null; place = place.Next)
        {
            if (++asked > _mostAsked)
                return Math.Min(earliest, _now + 1);
            earliest = Math.Min(earliest, EarliestCompletion(place.Value, _slots[place.Value]));
        }

        return earliest;
    }

    void IRunSink.Add(int channel, in TransactionRun run)
    {
        if (_served is not null)
        {
            _slots[run.Tag].Add(channel, run.Count, 0, 0);
            _served.Offer(channel, run);
            return;
        }

        long meetings = _channels[channel].Add(run);
        _slots[run.Tag].Add(channel, run.Count, _channels[channel].Known, meetings);
        for (long row = 0; _reference is not null && row < run.Rows; row++)
            _reference[channel].Offered(_slots[run.Tag].Number, run.Cycle, run.Address + (row * run.Outer), run.Stride, run.Count / run.Rows, run.IsWrite);
    }

    void ICompletionSink.Completed(int channel, int access, long count, long first, long last)
    {
        _slots[access].Complete(channel, count, first, last);
        if (_slots[access].IsKnown)
        {
            _open.Remove(_slots[access].Place);
            _known.Enqueue(access, (_slots[access].LastCycle, _slots[access].Number));
        }

        _reference?[channel].Completed(_slots[access].Number, last); // one by one: no segment is followed while commands are observed
    }

    private long EarliestCompletion(int slot, Access access)
    {
        long earliest = access.LastCycle;
        for (int channel = 0; access.OpenInAll > 0 && channel < _channels.Length; channel++)
        {
            if (access.Open[channel] > 0)
                earliest = Math.Max(earliest, _channels[channel].EarliestCompletion(slot, access));
        }

        return earliest;
    }
}
