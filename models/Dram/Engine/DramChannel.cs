using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Controllers;
using Tlm.Models.Dram.Mapping;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Engine;

/// <summary>
/// One DRAM channel with its controller, cycle-exact with Ramulator 2.1. Requests wait in an offer queue and are offered in order; a refused
/// one is offered again in the next cycle. Cycle <c>n</c> means: the n-th tick of the controller, then the offers of cycle n.
/// </summary>
public sealed unsafe class DramChannel
{
    private readonly ChannelController _controller;
    private readonly AddressMapper _mapper;
    private readonly OfferRing _offers;
    private readonly IdlePeriods _idle;
    private bool _refused;
    private bool _refusedWrite;

    /// <summary>Creates a channel.</summary>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="offerCapacity">Requests the offer queue holds.</param>
    /// <exception cref="DramConfigurationException">The configuration contradicts itself.</exception>
    public DramChannel(DramConfiguration configuration, int offerCapacity = 1024)
    {
        Configuration = configuration;
        _controller = ControllerFactory.Create(configuration, TimingTablesBuilder.Build(configuration));
        _mapper = _controller.Parts.Mapper;
        _idle = new IdlePeriods(_controller);
        _offers = new OfferRing(offerCapacity);
    }

    /// <summary>Creates a channel with the configuration of another one, whose resolved constraints it shares.</summary>
    /// <param name="like">The other channel; its state is not copied.</param>
    /// <param name="offerCapacity">Requests the offer queue holds.</param>
    public DramChannel(DramChannel like, int offerCapacity = 1024)
    {
        Configuration = like.Configuration;
        _controller = ControllerFactory.Create(Configuration, like._controller.Parts.Tables);
        _mapper = _controller.Parts.Mapper;
        _idle = new IdlePeriods(_controller);
        _offers = new OfferRing(offerCapacity);
    }

    /// <summary>The configuration.</summary>
    public DramConfiguration Configuration { get; }

    /// <summary>The last cycle that has been simulated.</summary>
    public long Now => _controller.Epoch + _controller.Now;

    /// <summary>Counts since the start.</summary>
    public DramCounters Counters => _controller.Parts.Counters;

    internal ChannelController Controller => _controller;

    /// <summary>Requests in the offer queue.</summary>
    public int Offered => _offers.Count;

    /// <summary>Requests accepted whose last command has not issued yet.</summary>
    public int Waiting => _controller.Waiting;

    /// <summary>Sees every command, if set.</summary>
    public IDramCommandObserver? Observer
    {
        get => _controller.Observer;
        set => _controller.Observer = value;
    }

    /// <summary>Puts a request into the offer queue.</summary>
    /// <param name="request">The request; its address is mapped inside the channel.</param>
    /// <param name="addressInChannel">Byte address inside the channel (the request's own address is its identity).</param>
    /// <returns>False if the offer queue is full.</returns>
    public bool TryOffer(in DramRequest request, long addressInChannel) =>
        !_offers.IsFull && TryOffer(request, _mapper.Map(addressInChannel));

    /// <summary>Puts a request with a known location into the offer queue.</summary>
    /// <param name="request">The request.</param>
    /// <param name="location">Bank, row and column.</param>
    /// <returns>False if the offer queue is full.</returns>
    public bool TryOffer(in DramRequest request, in DramLocation location)
    {
        if (_offers.IsFull)
            return false;
        _offers.Add(request, location);
        return true;
    }

    /// <summary>Where an address lies.</summary>
    /// <param name="addressInChannel">Byte address inside the channel.</param>
    public DramLocation Map(long addressInChannel) => _mapper.Map(addressInChannel);

    /// <summary>Simulates up to a cycle; stops early when the report is full, or after the first cycle that reported anything.</summary>
    /// <param name="cycle">Last cycle to simulate.</param>
    /// <param name="report">Takes accepts and completions.</param>
    /// <param name="untilReport">Stop after the first cycle that reported anything.</param>
    /// <exception cref="DramSimulationException">The run can't go on.</exception>
    public void AdvanceTo(long cycle, DramReport report, bool untilReport = false)
    {
        _controller.Report = report;
        int reported = report.AcceptCount + report.CompletionCount;
        OfferDue();
        while (Now < cycle && !report.IsFull && !(untilReport && report.AcceptCount + report.CompletionCount > reported))
        {
            if (_controller.Now >= Cycles.RebaseAt)
                _controller.Rebase();
            if (RunHits(cycle, untilReport))
                continue;
            if (!PassIdle(cycle))
                _controller.Step(Limit(cycle));
            OfferDue();
        }
    }

    /// <summary>The last cycle, relative to the epoch, that can be simulated without an offer.</summary>
    private int Limit(long cycle) => (int)Math.Min(Math.Min(cycle, _offers.NextArrival(Now)) - _controller.Epoch, int.MaxValue / 2);

    /// <summary>Where there is nothing to do but refreshes, goes to the cycle before the next one, and from there on by whole periods if one is known.</summary>
    private bool PassIdle(long cycle)
    {
        int due = _controller.RefreshDue;
        if (!_controller.IsQuiet || Observer is not null || Limit(cycle) < due)
            return false;
        if (_controller.Now == due - 1)
            return _idle.TrySkip(Math.Min(cycle, _offers.NextArrival(Now)));
        _controller.Step(due - 1);
        return true;
    }

    /// <summary>Simulates as long as nothing but row hits issue; false if nothing did.</summary>
    private bool RunHits(long cycle, bool untilReport)
    {
        int until = _controller.BeginHits();
        if (until <= _controller.Now)
            return false;
        bool any = false;
        while (_controller.TryIssueHit(Math.Min(until, Limit(cycle))))
        {
            any = true;
            OfferDue();
            if (untilReport || _controller.Report.IsFull)
                break;
        }

        _controller.EndHits();
        return any;
    }

    /// <summary>The state in words, for messages.</summary>
    internal string Describe() => $"cycle {Now}, {_offers.Count} offered, {_controller.Describe()}";

    /// <summary>The head of the offer queue is due and waits for a place.</summary>
    internal bool IsBacklogged => _offers.Count > 0 && _offers.Head->OfferCycle <= Now;

    /// <summary>Takes back all requests that have not been accepted.</summary>
    internal void WithdrawOffers()
    {
        _offers.Clear();
        _refused = false;
    }

    /// <summary>Offers what is due in the present cycle, in order, until one is refused.</summary>
    private void OfferDue()
    {
        // what was refused stays refused until its queue has a place
        if (_refused && _controller.IsFull(_refusedWrite))
            return;
        _refused = false;
        while (_offers.Count > 0 && !_controller.Report.IsFull)
        {
            Offer* head = _offers.Head;
            if (head->OfferCycle > Now)
                return;
            if (!_controller.Offer(head))
            {
                _refused = true;
                _refusedWrite = head->IsWrite;
                return;
            }

            _offers.RemoveHead();
        }
    }
}
