using Tlm.Bridges.Ramulator2.Protocol;
using Tlm.Bridges.Ramulator2.Reference;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Mapping;
using Tlm.Models.Dram.Timing;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>The embedded engine, driven cycle by cycle as Ramulator is driven.</summary>
public sealed class EmbeddedEngine : IServedEngine
{
    private readonly DramSystemConfiguration _system;
    private readonly BankHierarchy _hierarchy;
    private readonly ChannelMapper _mapper;
    private readonly ChannelDriver[] _channels;

    /// <summary>Builds a memory.</summary>
    /// <exception cref="DramConfigurationException">The configuration contradicts itself.</exception>
    public EmbeddedEngine(DramSystemConfiguration system)
    {
        _system = system;
        var first = system.Channels[0];
        _hierarchy = new BankHierarchy(first.Organization);
        _mapper = new ChannelMapper(system.ChannelMapper, system.Channels.Length, first.Organization.TransactionBytes);
        _channels = [.. system.Channels.Select((configuration, index) => new ChannelDriver(this, configuration, index))];
        Memory = new MemoryDescription(
            "embedded", typeof(DramChannel).Assembly.GetName().Version!.ToString(), system.Channels.Length, first.Organization.TransactionBytes,
            first.ClockPeriodPicoseconds, first.Organization.Levels, [.. first.Commands.Select(command => command.Name)]);
    }

    /// <inheritdoc/>
    public MemoryDescription Memory { get; }

    /// <inheritdoc/>
    public IServedEngineObserver Observer { get; set; } = null!;

    /// <inheritdoc/>
    public int ChannelOf(ulong address) => _mapper.ChannelOf((long)address);

    /// <inheritdoc/>
    public bool Offer(in ServedTransaction transaction) => _channels[transaction.Channel].Offer(transaction);

    /// <inheritdoc/>
    public void Tick()
    {
        foreach (var channel in _channels)
            channel.Tick();
    }

    /// <inheritdoc/>
    public ChannelCounts CountsOf(int channel)
    {
        var counters = _channels[channel].Counters;
        return new ChannelCounts
        {
            ReadRowHits = (ulong)counters.ReadRowHits,
            ReadRowMisses = (ulong)counters.ReadRowMisses,
            ReadRowConflicts = (ulong)counters.ReadRowConflicts,
            WriteRowHits = (ulong)counters.WriteRowHits,
            WriteRowMisses = (ulong)counters.WriteRowMisses,
            WriteRowConflicts = (ulong)counters.WriteRowConflicts,
            Reads = (ulong)counters.ReadsAccepted,
            Writes = (ulong)counters.WritesAccepted,
            ReadsForwarded = (ulong)counters.ReadsForwarded,
            WritesCoalesced = (ulong)counters.WritesCoalesced,
            ReadQueueCycles = (ulong)counters.ReadQueueCycles,
            WriteQueueCycles = (ulong)counters.WriteQueueCycles,
        };
    }

    private DramLocation Locate(in ServedTransaction transaction, DramChannel channel)
    {
        if (transaction.Ids is not { } given)
            return channel.Map(_mapper.InsideChannel((long)transaction.Address));
        ReadOnlySpan<int> ids = ((ReadOnlySpan<int>)given)[.._system.Channels[0].Organization.Levels.Length];
        return new DramLocation(_hierarchy.BankOf(ids), ids[_hierarchy.BankLevel + 1], ids[^1]);
    }

    /// <summary>One channel. Its own offer queue holds at most the transaction that was offered last and refused.</summary>
    private sealed class ChannelDriver : IDramCommandObserver
    {
        private readonly EmbeddedEngine _engine;
        private readonly DramChannel _channel;
        private readonly DramReport _report = new(256);
        private readonly PriorityQueue<int, (long Cycle, long Order)> _completions = new();
        private readonly int _index;
        private long _order;
        private int _waiting = -1;
        private bool _accepted;

        public ChannelDriver(EmbeddedEngine engine, DramConfiguration configuration, int index)
        {
            _engine = engine;
            _index = index;
            _channel = new DramChannel(configuration, 1) { Observer = this };
        }

        public DramCounters Counters => _channel.Counters;

        public bool Offer(in ServedTransaction transaction)
        {
            if (_waiting < 0)
            {
                var request = new DramRequest(_channel.Now, transaction.IsWrite, (long)transaction.Address, transaction.Step);
                _channel.TryOffer(request, _engine.Locate(transaction, _channel));
                _waiting = transaction.Step;
                Advance(_channel.Now);
            }

            // one that was refused is offered by the channel itself in each cycle, from which it may come accepted
            if (!_accepted)
                return false;
            _accepted = false;
            _waiting = -1;
            Complete();
            return true;
        }

        public void Tick()
        {
            Advance(_channel.Now + 1);
            Complete();
        }

        public void OnCommand(in DramCommandRecord record)
        {
            var command = new CommandRecord
            {
                Clock = record.Cycle,
                Channel = (ushort)_index,
                Command = (ushort)record.Command,
                Type = (short)record.Kind,
                Source = (short)(record.Kind < 0 ? -1 : 0),
                Ids = CommandIds.Of(record, _engine._hierarchy, _index),
            };
            _engine.Observer.Issued(command);
        }

        private void Advance(long cycle)
        {
            _report.Clear();
            _channel.AdvanceTo(cycle, _report);
            _accepted |= _report.AcceptCount > 0;
            foreach (var completion in _report.Completions)
                _completions.Enqueue((int)completion.Tag, (completion.Cycle, _order++));
        }

        // a write that was coalesced when the channel offered it again is told after its accept; it is the last of its cycle
        private void Complete()
        {
            while (_completions.TryPeek(out var step, out var at) && at.Cycle <= _channel.Now && step != _waiting)
            {
                _completions.Dequeue();
                _engine.Observer.Completed(step);
            }
        }
    }
}
