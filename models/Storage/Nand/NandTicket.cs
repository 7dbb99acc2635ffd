namespace Tlm.Models.Storage.Nand;

/// <summary>A request under way: done when all of its pages are.</summary>
internal sealed class NandTicket(Payload? payload, int pages, Action<NandTicket> done)
{
    private int _pages = pages;
    private SimTime _array;
    private SimTime _wire;

    /// <summary>The request; null for weights that come or go.</summary>
    public Payload? Payload { get; } = payload;

    /// <summary>When the last page so far was done.</summary>
    public SimTime FinishedAt { get; private set; }

    /// <summary>A page is done; its array and wire time count if it is the last one.</summary>
    public void Finish(SimTime end, SimTime array, SimTime wire)
    {
        if (end >= FinishedAt)
            (FinishedAt, _array, _wire) = (end, array, wire);
        if (--_pages == 0)
            done(this);
    }

    /// <summary>Tells where the time since the request was taken went, apart from waiting; a page that was still in the register took less than its array time.</summary>
    public void MarkStages(Payload request, SimTime taken)
    {
        SimTime total = FinishedAt - taken;
        SimTime bus = SimTime.Min(_wire, total);
        SimTime bank = SimTime.Min(_array, total - bus);
        request.Stages.Add(LatencyStage.Bus, bus);
        request.Stages.Add(LatencyStage.Bank, bank);
    }
}
