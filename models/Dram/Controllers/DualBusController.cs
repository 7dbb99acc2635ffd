using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// A column and a row command a cycle, the column command first; the row bus does not look at the active buffer
/// (docs/dram-rules.md, "Two buses").
/// </summary>
internal unsafe class DualBusController(ControllerParts parts) : ChannelController(parts)
{
    private readonly CandidateSearch _rowSearch = new(parts);

    public override void Step(int limit)
    {
        int cycle = Now + 1;
        BeginCycle(cycle);
        bool maintains = Maintenance.Count > 0;
        var edges = Edges;
        var active = FindActive(cycle, CandidateKinds.Access, edges.Access);
        var queue = maintains ? Reads : ServedQueue(cycle, ref limit);
        var column = maintains || active.Cycle == cycle
            ? Candidate.None
            : Search.Find(queue, CandidateKinds.Access, cycle, edges);
        int columnCycle = Math.Min(active.Cycle, column.Cycle);
        if (columnCycle == cycle)
        {
            TryReach(cycle, cycle, limit);
            IssueColumn(active, column, queue, cycle);
            StepRow(cycle, edges);
        }
        else
        {
            StepLater(cycle, limit, active, column, queue, edges);
        }
    }

    /// <summary>Which commands issue on which clock edges.</summary>
    protected virtual EdgeRule Edges => EdgeRule.Any;

    protected override void AfterHit(int cycle)
    {
        if (GoesOn())
            return;
        EndHits();
        StepRow(cycle, Edges);
    }

    /// <summary>A command was issued on the row bus.</summary>
    protected virtual void OnRowCommand(int command, int section, int bank, int cycle)
    {
    }

    /// <summary>Nothing for the column bus in this cycle: goes on to the first cycle in which one of the buses has something.</summary>
    private void StepLater(int cycle, int limit, Candidate active, Candidate column, RequestQueue queue, in EdgeRule edges)
    {
        int columnCycle = Math.Min(active.Cycle, column.Cycle);
        int rowCycle = FindRow(queue, cycle, edges, out int headCommand, out var row);
        int next = Math.Min(columnCycle, rowCycle);
        if (!TryReach(cycle, next, limit))
            return;
        if (columnCycle > next)
        {
            IssueRow(headCommand, row, queue, next);
            return;
        }

        IssueColumn(active, column, queue, next);
        StepRow(next, edges);
    }

    private void IssueColumn(Candidate active, Candidate column, RequestQueue queue, int cycle)
    {
        if (active.Cycle == cycle)
            IssueActive(active, cycle);
        else
            IssueFromQueue(queue, column, cycle);
    }

    /// <summary>The row bus in a cycle, after the column bus changed the queues.</summary>
    private void StepRow(int cycle, in EdgeRule edges)
    {
        int unlimited = Cycles.Never;
        var queue = Maintenance.Count > 0 ? Reads : ServedQueue(cycle, ref unlimited);
        if (FindRow(queue, cycle, edges, out int headCommand, out var row) == cycle)
            IssueRow(headCommand, row, queue, cycle);
    }

    private void IssueRow(int headCommand, Candidate row, RequestQueue queue, int cycle)
    {
        if (headCommand >= 0)
        {
            var head = Maintenance.Head;
            IssueHead(headCommand, cycle);
            OnRowCommand(headCommand, head.Section, head.Bank, cycle);
            return;
        }

        int command = row.Kind == CandidateKind.Activate ? Commands.Activate : Commands.Precharge;
        int bank = Entries[row.Place].Bank;
        IssueFromQueue(queue, row, cycle);
        OnRowCommand(command, Timing.SectionOf(bank), bank, cycle);
    }

    private int FindRow(RequestQueue queue, int cycle, in EdgeRule edges, out int headCommand, out Candidate row)
    {
        headCommand = -1;
        row = default;
        if (Maintenance.Count == 0)
        {
            row = _rowSearch.Find(queue, CandidateKinds.Row, cycle, edges);
            return row.Cycle;
        }

        headCommand = HeadCommand(cycle, out int ready);
        if (ready == Cycles.Never)
            return ready;
        ref readonly var head = ref Maintenance.Head;
        if (!Commands.Semantics[headCommand].Closes)
            return ready | edges.Activate;
        return ready == edges.BlockedCycle && edges.Blocks(head.Bank, head.Section) ? ready + 1 : ready;
    }
}
