using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Mapping;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Refresh;
using Tlm.Models.Dram.RowPolicies;
using Tlm.Models.Dram.Schedulers;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>The state and the policies of one channel, made from its configuration.</summary>
internal sealed class ControllerParts
{
    public ControllerParts(DramConfiguration configuration, TimingTables tables)
    {
        var settings = configuration.Controller;
        Configuration = configuration;
        Tables = tables;
        Timing = new TimingState(tables);
        Banks = new BankStates(tables.Hierarchy);
        Scheduler = SchedulerFor(configuration.Scheduler);
        // one slot more: the request between the halves of a split activation is in no queue
        Pool = new EntryPool(settings.ReadQueueSize + settings.WriteQueueSize + tables.Hierarchy.Banks + 1);
        Reads = new RequestQueue(settings.ReadQueueSize, tables.ClassOf[tables.Commands.Read], tables.LaneStride, Pool, Banks, Scheduler);
        Writes = new RequestQueue(settings.WriteQueueSize, tables.ClassOf[tables.Commands.Write], tables.LaneStride, Pool, Banks, Scheduler);
        Active = new ActiveBuffer(tables.Hierarchy.Banks, Banks);
        Maintenance = new MaintenanceQueue(settings.PriorityQueueSize);
        Mode = new WriteMode(settings.WriteQueueSize, settings.WriteLowWatermark, settings.WriteHighWatermark);
        RowPolicy = configuration.RowPolicy.Kind == RowPolicyKind.Open
            ? new OpenRowPolicy()
            : new ClosedCapRowPolicy(configuration.RowPolicy.Cap, tables, Timing, Maintenance);
        Refresh = RefreshFactory.Create(configuration, tables);
        Counters = new DramCounters(tables.Commands.Count);
        Mapper = AddressMapper.For(configuration);
    }

    public DramConfiguration Configuration { get; }

    public TimingTables Tables { get; }

    public TimingState Timing { get; }

    public BankStates Banks { get; }

    public IScheduler Scheduler { get; }

    public EntryPool Pool { get; }

    public RequestQueue Reads { get; }

    public RequestQueue Writes { get; }

    public ActiveBuffer Active { get; }

    public MaintenanceQueue Maintenance { get; }

    public WriteMode Mode { get; }

    public RowPolicy RowPolicy { get; }

    public RefreshManager Refresh { get; }

    public DramCounters Counters { get; }

    public AddressMapper Mapper { get; }

    private static IScheduler SchedulerFor(SchedulerKind kind) => kind switch
    {
        SchedulerKind.FirstReadyRowHit => new FirstReadyRowHitScheduler(),
        _ => new FirstReadyScheduler(),
    };
}
