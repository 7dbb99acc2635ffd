using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Reference;

namespace Tlm.Models.Dram.Components;

/// <summary>
/// A DRAM memory with its controllers, cycle-exact with Ramulator 2.1. A transaction is offered to the controllers from the first memory
/// clock edge at or after its arrival on, in order; it is answered at the cycle in which its last part completes.
/// </summary>
[Component("dram", Description = "DRAM with its controllers, cycle-exact with Ramulator 2.1")]
public sealed partial class DramMemory : Component, IPerformanceLimits, IAddressSpace
{
    private readonly DramSystemConfiguration _system;
    private readonly ChannelGroup _group;
    private readonly DramMeters _meters;
    private readonly CountCourse _course;
    private readonly long _cycleFemtoseconds;
    private readonly AddressRange _range;
    private readonly SimEvent _arrived;
    private readonly SimEvent _answered;
    private readonly IReferenceEngines? _references;
    private readonly string _engine;
    private readonly int _limit;

    /// <summary>Creates the memory.</summary>
    /// <param name="context">Where it stands.</param>
    /// <param name="options">What it is.</param>
    /// <param name="references">Opens other engines; null: there are none.</param>
    /// <exception cref="DramConfigurationException">The options contradict each other.</exception>
    public DramMemory(ComponentContext context, DramOptions options, IReferenceEngines? references = null)
        : base(context)
    {
        _system = DramSystemBuilder.Build(options);
        DramConfiguration channel = _system.Channels[0];
        _cycleFemtoseconds = channel.ClockPeriodPicoseconds * 1000L;
        _range = new AddressRange((ulong)options.Base, (ulong)checked(channel.Organization.CapacityBytes * _system.Channels.Length), FullName);
        _limit = options.Outstanding ?? int.MaxValue;
        _group = new ChannelGroup(_system, options.Base, options.Memoise);
        _meters = new DramMeters(this, _group, DramSystemBuilder.Energy(options, channel));
        _course = new CountCourse(Statistics, _cycleFemtoseconds);
        (_references, _engine) = (references, options.Engine);
        _arrived = new SimEvent(this, "arrived");
        _answered = new SimEvent(this, "answered");
        Port = new TargetSocket(this, "port") { KnowsStreams = true, StreamLinks = StreamLinks.Delayed, ServesStream = IsOpen };
        Thread("accept", AcceptAsync, daemon: true);
        Thread("serve", ServeAsync, daemon: true);
    }

    /// <summary>Where requests arrive.</summary>
    public TargetSocket Port { get; }

    /// <inheritdoc/>
    public ulong FirstAddress => _range.Base;

    /// <inheritdoc/>
    public long Size => (long)_range.Size;

    /// <inheritdoc/>
    public IEnumerable<PerformanceLimit> Limits =>
        [new("peak_bandwidth", _system.Channels[0].Organization.TransactionBytes * 1e15 * _system.Channels.Length / (_group.Channels[0].CyclesPerTransaction * _cycleFemtoseconds), Unit.BytesPerSecond, "data buses of all channels")];

    /// <inheritdoc/>
    /// <exception cref="ExternalProcessException">The engine that is asked for can't be had.</exception>
    protected override void StartOfSimulation()
    {
        // not before: who only looks at a scenario needs no other process
        if (_references?.OpenServing(FullName, _system, _engine) is { } serving)
            _group.Attach(serving);
        else if (_references?.Open(FullName, _system, _engine) is { } reference)
            _group.Attach(reference);
        else if (_references is null && _engine is DramOptions.RamulatorEngine or DramOptions.RamulatorAloneEngine)
            throw new ExternalProcessException($"'{FullName}' asks for Ramulator, but this program has no bridge to it");
    }

    /// <inheritdoc/>
    protected override void EndOfSimulation()
    {
        SettleStatistics();
        _group.Detach();
    }

    /// <inheritdoc/>
    protected override void SettleStatistics()
    {
        Measure();
        _course.Look(_group, Now);
    }

    /// <summary>A stream whose steps all issue at once is served whole; any other is paced by what comes back, or by the limit, and arrives step by step.</summary>
    private bool IsOpen(StreamShape shape) => shape.Cycle == SimTime.Zero && shape.Outstanding >= shape.Steps && _limit == int.MaxValue;

    private async SimTask AcceptAsync()
    {
        while (true)
        {
            Payload payload = await Port.ReceiveAsync();
            SimTime arrival = Now; // it may have to wait for others to be answered first
            if (!Admits(payload))
            {
                _meters.Refuse();
                await Port.RespondAsync(payload);
                continue;
            }

            if (_group.Count == 0 && _meters.IsLookDue(Now))
                Measure();
            while (_group.Count >= _limit)
                await _answered;
            if (_group.Served is null)
                _group.AdvanceTo(CycleAtOrBefore(Now));
            _group.Begin(payload, arrival, CycleAtOrAfter(Now));
            _meters.Begin(payload);
            _arrived.Notify();
        }
    }

    private async SimTask ServeAsync()
    {
        if (_group.Served is { } served)
            await ServeAsync(served);
        while (true)
        {
            long cycle = CycleAtOrBefore(Now);
            _group.AdvanceTo(cycle);
            if (_meters.IsLookDue(Now))
                Measure();
            bool completed = false;
            while (_group.TakeCompleted(cycle) is { } access)
            {
                completed = true;
                _meters.End(access, _cycleFemtoseconds, Now);
                await Port.RespondAsync(access.Payload!);
                _answered.Notify();
            }

            if (completed && _course.IsLookDue(Now))
                SettleStatistics();
            if (_group.Count == 0)
                await _arrived;
            else if (TimeOf(_group.EarliestCompletion()) - Now is { IsNegative: false } wait && !wait.IsZero) // time went on while a response waited for a place
                await _arrived.WaitAsync(wait);
        }
    }

    private void Measure()
    {
        long cycle = CycleAtOrBefore(Now);
        _group.AdvanceTo(cycle);
        _group.Settle();
        _meters.Update(cycle, Now);
    }

    private bool Admits(Payload payload)
    {
        if (payload.Command == PayloadCommand.Ignore || payload.Length == 0)
        {
            payload.Fail(ResponseStatus.CommandError, $"'{FullName}' reads and writes at least one byte");
            return false;
        }

        return _range.Admits(payload);
    }

    private long CycleAtOrBefore(SimTime time) => time.Femtoseconds / _cycleFemtoseconds;

    private long CycleAtOrAfter(SimTime time) => (time.Femtoseconds + _cycleFemtoseconds - 1) / _cycleFemtoseconds;

    private SimTime TimeOf(long cycle) => SimTime.FromFemtoseconds(checked(cycle * _cycleFemtoseconds));
}
