using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.EnergyModel;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Components;

/// <summary>Statistics and energy of a memory, from what its channels counted.</summary>
internal sealed class DramMeters
{
    private readonly ChannelGroup _group;
    private readonly DramEnergyTable _energy;
    private readonly CounterPair[] _pairs;
    private readonly Counter[] _commands;
    private readonly Counter _bytesRead;
    private readonly Counter _bytesWritten;
    private readonly Counter _refused;
    private readonly Histogram _latency;
    private readonly TimeWeighted _occupancy;
    private readonly TimeSeries _bandwidth;
    private readonly EventEnergy[] _causes;
    private readonly DramConfiguration _channel;
    private readonly long[] _chargedCommands;
    private readonly LookPlan _looks = new();
    private Energy _chargedActive;
    private Energy _chargedPrecharged;

    public DramMeters(Component memory, ChannelGroup group, DramEnergyTable energy)
    {
        (_group, _energy) = (group, energy);
        _channel = group.Channels[0].Engine.Configuration;
        StatisticsRegistry statistics = memory.Statistics;
        _bytesRead = statistics.Counter("bytes_read", Unit.Bytes, "bytes read");
        _bytesWritten = statistics.Counter("bytes_written", Unit.Bytes, "bytes written");
        _refused = statistics.Counter("address_errors", Unit.Count, "transactions outside the memory");
        _latency = statistics.Histogram("service_time", Unit.Femtoseconds, "time from arrival to completion of a transaction");
        _occupancy = statistics.TimeWeighted("occupancy", Unit.Count, "transactions under way");
        _bandwidth = statistics.TimeSeries("data", Unit.Bytes, "bytes moved");
        _pairs = [.. Sources.Select(source => new CounterPair(statistics.Counter(source.Name, source.Unit, source.Description), source.Read))];
        _commands = [.. _channel.Commands.Select(command =>
            statistics.Counter($"commands.{command.Name}", Unit.Count, $"{command.Name} commands"))];
        _chargedCommands = new long[_commands.Length];
        _causes = [.. Enum.GetValues<DramEnergyCause>().Select(cause => memory.Energy.Cause(NameOf(cause), DescriptionOf(cause)))];
    }

    private static (string Name, Unit Unit, string Description, Func<DramCounters, long> Read)[] Sources { get; } =
    [
        ("reads", Unit.Count, "DRAM transactions that read", c => c.ReadsAccepted),
        ("writes", Unit.Count, "DRAM transactions that write", c => c.WritesAccepted),
        ("row_hits", Unit.Count, "DRAM transactions that found their row open", c => c.ReadRowHits + c.WriteRowHits),
        ("row_misses", Unit.Count, "DRAM transactions that found their bank closed", c => c.ReadRowMisses + c.WriteRowMisses),
        ("row_conflicts", Unit.Count, "DRAM transactions that found another row open", c => c.ReadRowConflicts + c.WriteRowConflicts),
        ("reads_forwarded", Unit.Count, "DRAM reads served from the write queue", c => c.ReadsForwarded),
        ("writes_coalesced", Unit.Count, "DRAM writes absorbed by a waiting write", c => c.WritesCoalesced),
        ("read_queue_cycles", Unit.Cycles, "read queue length summed over memory cycles and channels", c => c.ReadQueueCycles),
        ("write_queue_cycles", Unit.Cycles, "write queue length summed over memory cycles and channels", c => c.WriteQueueCycles),
    ];

    /// <summary>A transaction is admitted.</summary>
    public void Begin(Payload payload)
    {
        _occupancy.Add(1);
        (payload.IsWrite ? _bytesWritten : _bytesRead).Add(payload.Length);
    }

    /// <summary>A transaction lies outside the memory.</summary>
    public void Refuse() => _refused.Increment();

    /// <summary>A transaction has completed: marks its stages. The bus moves the transactions of the busiest channel; a bank takes its read latency.</summary>
    public void End(Access access, long cycleFemtoseconds, SimTime now)
    {
        Payload payload = access.Payload!;
        SimTime total = now - access.Arrival;
        SimTime bus = SimTime.Min(total, SimTime.FromFemtoseconds(access.Longest * _group.Channels[0].CyclesPerTransaction * cycleFemtoseconds));
        SimTime bank = SimTime.Min(total - bus, SimTime.FromFemtoseconds(_channel.ReadLatency * cycleFemtoseconds));
        payload.Stages.Add(LatencyStage.Bus, bus);
        payload.Stages.Add(LatencyStage.Bank, bank);
        payload.Stages.Add(LatencyStage.Queue, total - bus - bank);
        _occupancy.Add(-1);
        _latency.Record(total.Femtoseconds);
        long first = Math.Max(access.Arrival.Femtoseconds, Math.Min(access.FirstCycle * cycleFemtoseconds, now.Femtoseconds));
        _bandwidth.AddSpan(first, now.Femtoseconds, payload.Length);
    }

    /// <summary>Should the channels' counts be taken over, for the sake of their course over time?</summary>
    public bool IsLookDue(SimTime now) => _looks.IsDue(now.Femtoseconds);

    /// <summary>Takes over what the channels have counted up to a cycle; it was spread over the time since the last such look.</summary>
    public void Update(long cycle, SimTime now)
    {
        foreach (CounterPair pair in _pairs)
            pair.Update(_group);
        ChargeCommands();
        ChargeStandby(cycle * _group.Channels.Length, _group.Sum(static counters => counters.ActiveCycles));
        _looks.Look(now.Femtoseconds);
    }

    private void ChargeCommands()
    {
        for (int command = 0; command < _commands.Length; command++)
        {
            long issued = 0;
            for (int channel = 0; channel < _group.Channels.Length; channel++)
                issued += _group.CountersOf(channel).Commands[command];
            long news = issued - _chargedCommands[command];
            if (news == 0)
                continue;
            _chargedCommands[command] = issued;
            _commands[command].Add(news);
            CommandEnergy energy = _energy.Commands[command];
            _causes[(int)energy.Cause].ChargeSince(_looks.Last, energy.Core, news);
            _causes[(int)DramEnergyCause.Interface].ChargeSince(_looks.Last, energy.Interface, news);
        }
    }

    /// <summary>Standby is computed from the start on and charged by difference, so that rounding does not depend on how often it is asked for.</summary>
    private void ChargeStandby(long cycles, long active)
    {
        Charge(DramEnergyCause.ActiveStandby, _energy.Standby(_energy.ActiveStandby, active), ref _chargedActive);
        Charge(DramEnergyCause.PrechargedStandby, _energy.Standby(_energy.PrechargedStandby, (cycles * _energy.Domains) - active), ref _chargedPrecharged);
    }

    private void Charge(DramEnergyCause cause, Energy total, ref Energy charged)
    {
        _causes[(int)cause].ChargeSince(_looks.Last, total - charged, 1);
        charged = total;
    }

    private static string NameOf(DramEnergyCause cause) => cause switch
    {
        DramEnergyCause.Activate => "activate",
        DramEnergyCause.Read => "read",
        DramEnergyCause.Write => "write",
        DramEnergyCause.Interface => "interface",
        DramEnergyCause.Refresh => "refresh",
        DramEnergyCause.ActiveStandby => "active_standby",
        DramEnergyCause.PrechargedStandby => "precharged_standby",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    private static string DescriptionOf(DramEnergyCause cause) => cause switch
    {
        DramEnergyCause.Activate => "activating and precharging rows",
        DramEnergyCause.Read => "reading inside the DRAM",
        DramEnergyCause.Write => "writing inside the DRAM",
        DramEnergyCause.Interface => "driving the data bus",
        DramEnergyCause.Refresh => "refreshing",
        DramEnergyCause.ActiveStandby => "standing by with banks open",
        DramEnergyCause.PrechargedStandby => "standing by with all banks closed",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    /// <summary>A statistic that follows a count of the channels.</summary>
    private sealed class CounterPair(Counter counter, Func<DramCounters, long> read)
    {
        private long _seen;

        public void Update(ChannelGroup group)
        {
            long sum = group.Sum(read);
            counter.Add(sum - _seen);
            _seen = sum;
        }
    }
}
